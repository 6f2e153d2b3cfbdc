/* Score the words of a sentence for the models of names: what name_features.py and run_features.py say of them in
 * strings, one function here for each there, in the same order. Here the strings are not made: their parts are looked up
 * together. A test compares the scores. Part of _crf.c.
 */

/* The fields of WordProfile, in its order. */
enum {
    WORD, LOWER, SHAPE, LISTS, CLUSTER, MAY_BE_NAME, BEGINS_LONGER_NAME, CONNECTS, OWN, NAMED, TO_NEXT, TO_PREVIOUS,
    REMEMBERED, PROFILE_FIELDS
};
/* The fields of SentenceProfile, in its order. */
enum { PROFILES, NAMES, STYLE, MARKS, EVIDENCE, SENTENCE_FIELDS };
enum { MAX_RUN_WORDS = 6, MAX_CONNECTORS = 3, MAX_SHOWN_SIZE = 6, MAX_SHOWN_PLACE = 3, MORE_ROOM = 4096 };

typedef struct {
    PyObject *profiles, *names, *style, *marks, *evidence;
    Py_ssize_t count;
    Word word;         /* the one that is being described */
    char *text;        /* the features that are sought and made of several parts */
    size_t used, room; /* of the text */
    int failed;        /* whether there is an exception; nothing is added from then on */
} NameSentence;

static PyObject *field(const NameSentence *self, Py_ssize_t index, int number)
{
    return PyTuple_GET_ITEM(PyTuple_GET_ITEM(self->profiles, index), number);
}

static int is_true(const NameSentence *self, Py_ssize_t index, int number)
{
    return field(self, index, number) == Py_True;
}

static const char *text_of(NameSentence *self, PyObject *string)
{
    const char *text = self->failed ? "" : PyUnicode_AsUTF8(string);
    if (text) return text;
    self->failed = 1;
    return "";
}

static const char *lower_of(NameSentence *self, Py_ssize_t index)
{
    return text_of(self, field(self, index, LOWER));
}

/* The shape of a word; empty outside the sentence. */
static const char *shape_of(NameSentence *self, Py_ssize_t index)
{
    return index >= 0 && index < self->count ? text_of(self, field(self, index, SHAPE)) : "";
}

static void add(NameSentence *self, PyObject *features)
{
    if (!self->failed && add_feature(&self->word, features) < 0) self->failed = 1;
}

static void add_what_is_sought(NameSentence *self)
{
    add_sought(&self->word);
    self->used = 0;
}

/* Make room for a feature. Returns -1 with an exception. */
static int make_room_for(NameSentence *self, size_t length)
{
    if (length <= self->room - self->used) return 0;
    add_what_is_sought(self);
    if (length <= self->room) return 0;
    char *text = PyMem_Realloc(self->text, MORE_ROOM + length);
    if (!text) {
        PyErr_NoMemory();
        self->failed = 1;
        return -1;
    }
    self->text = text;
    self->room = MORE_ROOM + length;
    return 0;
}

/* Add the feature that the parts make together. The last one is NULL. */
static void add_joined(NameSentence *self, const char *const *parts)
{
    size_t length = 0;
    for (const char *const *part = parts; *part; part++) length += strlen(*part);
    if (self->failed || make_room_for(self, length) < 0) return;
    char *text = self->text + self->used;
    for (; *parts; parts++) {
        size_t added = strlen(*parts);
        memcpy(self->text + self->used, *parts, added);
        self->used += added;
    }
    seek(&self->word, text, length);
}

#define ADD(self, ...) add_joined(self, (const char *const[]){__VA_ARGS__, NULL})

static void add_each(NameSentence *self, PyObject *features)
{
    for (Py_ssize_t place = 0; place < PySequence_Fast_GET_SIZE(features); place++)
        add(self, PySequence_Fast_GET_ITEM(features, place));
}

static void add_each_marked(NameSentence *self, const char *mark, PyObject *names)
{
    for (Py_ssize_t place = 0; place < PySequence_Fast_GET_SIZE(names); place++)
        ADD(self, mark, text_of(self, PySequence_Fast_GET_ITEM(names, place)));
}

static void add_lists(NameSentence *self, const char *mark, Py_ssize_t first, Py_ssize_t end)
{
    for (; first < end; first++) add_each_marked(self, mark, field(self, first, LISTS));
}

/* Add what a word remembers under a key, which a method of it makes the first time. Takes the reference to the key. */
static void add_remembered(NameSentence *self, Py_ssize_t index, const char *method, PyObject *key)
{
    if (!key) self->failed = 1;
    if (self->failed) {
        Py_XDECREF(key);
        return;
    }
    PyObject *features = PyDict_GetItemWithError(field(self, index, REMEMBERED), key);
    Py_XINCREF(features);
    if (!features && !PyErr_Occurred())
        features = PyObject_CallMethod(PyTuple_GET_ITEM(self->profiles, index), method, "O", key);
    if (features)
        add(self, features);
    else
        self->failed = 1;
    if (features && Py_REFCNT(features) == 1) add_what_is_sought(self); /* before it goes: its names must stay */
    Py_XDECREF(features);
    Py_DECREF(key);
}

static void add_context(NameSentence *self, Py_ssize_t index, int by)
{
    if (index + by >= 0 && index + by < self->count)
        add_remembered(self, index + by, "context_features", PyLong_FromLong(by));
}

static void add_shapes(NameSentence *self, Py_ssize_t index)
{
    const char *before = shape_of(self, index - 1), *here = shape_of(self, index), *after = shape_of(self, index + 1);
    const char *second_before = shape_of(self, index - 2), *second_after = shape_of(self, index + 2);
    const char *or_edge[] = {*second_before ? second_before : "_", *before ? before : "_", here, *after ? after : "_",
                             *second_after ? second_after : "_"};
    ADD(self, "s3=", or_edge[1], "|", here, "|", or_edge[3]);
    ADD(self, "s3-=", or_edge[0], "|", or_edge[1], "|", here);
    ADD(self, "s3+=", here, "|", or_edge[3], "|", or_edge[4]);
    if (*before) ADD(self, "s-=", before, "|", here);
    if (*after) ADD(self, "s+=", here, "|", after);
}

static void add_surroundings(NameSentence *self, Py_ssize_t index)
{
    const char *lower = lower_of(self, index);
    add_context(self, index, -1);
    add_context(self, index, 1);
    add_shapes(self, index);
    if (index) {
        add_each_marked(self, "-1", PyTuple_GET_ITEM(self->names, index - 1));
        ADD(self, "w-=", lower_of(self, index - 1), "|", lower);
    } else
        ADD(self, "first", shape_of(self, index));
    if (index + 1 < self->count) {
        add_each_marked(self, "+1", PyTuple_GET_ITEM(self->names, index + 1));
        ADD(self, "w+=", lower, "|", lower_of(self, index + 1));
    }
    add_context(self, index, -2);
    add_context(self, index, 2);
}

static int continues_run(const NameSentence *self, Py_ssize_t index)
{
    return is_true(self, index, MAY_BE_NAME) || is_true(self, index, CONNECTS);
}

static void find_run(const NameSentence *self, Py_ssize_t index, Py_ssize_t *first, Py_ssize_t *last)
{
    Py_ssize_t lowest = Py_MAX(0, index - MAX_RUN_WORDS), highest = Py_MIN(self->count - 1, index + MAX_RUN_WORDS);
    *first = *last = index;
    while (*first > lowest && continues_run(self, *first - 1)) --*first;
    while (*first < index && !is_true(self, *first, MAY_BE_NAME)) ++*first;
    while (*last < highest && continues_run(self, *last + 1)) ++*last;
    while (*last > index && !is_true(self, *last, MAY_BE_NAME)) --*last;
}

static void add_run(NameSentence *self, Py_ssize_t index)
{
    Py_ssize_t first, last;
    find_run(self, index, &first, &last);
    char size[] = {(char)('0' + Py_MIN(last - first + 1, MAX_SHOWN_SIZE)), 0};
    char before[] = {(char)('0' + Py_MIN(index - first, MAX_SHOWN_PLACE)), 0};
    ADD(self, "rl=", size);
    ADD(self, "rp=", before);
    ADD(self, "r1=", lower_of(self, first));
    ADD(self, "r9=", lower_of(self, last));
    if (first) add_remembered(self, first - 1, "features_beside_run", PyUnicode_FromString("rb"));
    if (first > 1) ADD(self, "rbb=", lower_of(self, first - 2), "|", lower_of(self, first - 1));
    if (last + 1 < self->count) add_remembered(self, last + 1, "features_beside_run", PyUnicode_FromString("ra"));
    if (last + 2 < self->count) ADD(self, "raa=", lower_of(self, last + 1), "|", lower_of(self, last + 2));
    add_lists(self, "r<", first, index);
    add_lists(self, "r>", index + 1, last + 1);
}

static void add_connection(NameSentence *self, Py_ssize_t index)
{
    Py_ssize_t after = index + 1, first, last;
    if (!index || !is_true(self, index - 1, MAY_BE_NAME)) return;
    while (after < self->count && after - index < MAX_CONNECTORS && !is_true(self, after, MAY_BE_NAME)
           && is_true(self, after, CONNECTS))
        after++;
    if (after >= self->count || !is_true(self, after, MAY_BE_NAME)) {
        ADD(self, "nobridge");
        return;
    }
    find_run(self, index - 1, &first, &last);
    ADD(self, "br=", lower_of(self, index - 1), "|", lower_of(self, index));
    ADD(self, "br=", lower_of(self, index), "|>", lower_of(self, after));
    ADD(self, "brs=", shape_of(self, index - 1), "|", shape_of(self, after));
    add_lists(self, "br<", first, index);
    add_lists(self, "br>", after, after + 1);
}

static void describe_word(NameSentence *self, Py_ssize_t index)
{
    add(self, field(self, index, OWN));
    add_each(self, PyTuple_GET_ITEM(self->names, index));
    if (!index) ADD(self, "first");
    if (index + 1 == self->count) ADD(self, "last");
    if (PyUnicode_GET_LENGTH(self->style)) add(self, self->style);
    add_each(self, PyTuple_GET_ITEM(self->marks, index));
    if (is_true(self, index, MAY_BE_NAME)) {
        add_surroundings(self, index);
        add_run(self, index);
        add_each(self, PyTuple_GET_ITEM(self->evidence, index));
    } else if (is_true(self, index, CONNECTS)) {
        add_context(self, index, -1);
        add_context(self, index, 1);
        add_connection(self, index);
    } else {
        if (index) add(self, field(self, index - 1, TO_NEXT));
        if (index + 1 < self->count) add(self, field(self, index + 1, TO_PREVIOUS));
    }
    add_what_is_sought(self);
}

static int are_lists(PyObject *lists, Py_ssize_t count)
{
    if (!PyTuple_Check(lists) || PyTuple_GET_SIZE(lists) != count) return 0;
    for (Py_ssize_t index = 0; index < count; index++) {
        PyObject *list = PyTuple_GET_ITEM(lists, index);
        if (!PyTuple_Check(list) && !PyList_Check(list)) return 0;
    }
    return 1;
}

static int is_profile(PyObject *profile)
{
    return PyTuple_Check(profile) && PyTuple_GET_SIZE(profile) == PROFILE_FIELDS
        && PyTuple_Check(PyTuple_GET_ITEM(profile, LISTS)) && PyDict_Check(PyTuple_GET_ITEM(profile, REMEMBERED));
}

/* Whether it is a sentence whose parts have the right kinds and sizes; strings are checked where they are read. */
static int read_sentence(PyObject *sentence, NameSentence *self)
{
    if (!PyTuple_Check(sentence) || PyTuple_GET_SIZE(sentence) != SENTENCE_FIELDS) return 0;
    self->profiles = PyTuple_GET_ITEM(sentence, PROFILES);
    self->names = PyTuple_GET_ITEM(sentence, NAMES);
    self->style = PyTuple_GET_ITEM(sentence, STYLE);
    self->marks = PyTuple_GET_ITEM(sentence, MARKS);
    self->evidence = PyTuple_GET_ITEM(sentence, EVIDENCE);
    if (!PyTuple_Check(self->profiles) || !PyUnicode_Check(self->style)) return 0;
    self->count = PyTuple_GET_SIZE(self->profiles);
    for (Py_ssize_t index = 0; index < self->count; index++)
        if (!is_profile(PyTuple_GET_ITEM(self->profiles, index))) return 0;
    return are_lists(self->names, self->count) && are_lists(self->marks, self->count)
        && are_lists(self->evidence, self->count);
}

static PyObject *score_names(PyObject *tagger, PyObject *sentence)
{
    NameSentence self = {.word.tagger = (Tagger *)tagger};
    if (!read_sentence(sentence, &self)) {
        PyErr_SetString(PyExc_TypeError, "not a sentence profile");
        return NULL;
    }
    PyObject *scores = new_scores(self.word.tagger, self.count, Py_None);
    if (!scores) return NULL;
    self.word.scores = (double *)PyBytes_AS_STRING(scores);
    for (Py_ssize_t index = 0; index < self.count && !self.failed; index++) {
        describe_word(&self, index);
        self.word.scores += self.word.tagger->label_count;
    }
    PyMem_Free(self.text);
    if (self.failed) Py_CLEAR(scores);
    return scores;
}
