/* Tag sequences with linear-chain CRFs that crfsuite trained: the same tags as crfsuite's, in a fraction of its time.
 *
 * crfsuite copies every feature several times before it looks it up, and finds its weights at six places of the file;
 * this looks up the bytes of Python's strings, once for all models, and keeps all that is said of an attribute at one
 * place for each of them. What recurs (tuples of features, and interned strings) is looked up once: its scores are
 * remembered. Ties are resolved as crfsuite does. reader/training/crf_files.py describes the file. Whatever is read from
 * it is checked against its size.
 */
#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <float.h>
#include <math.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

enum { HEADER = 48, CHUNK = 12, FEATURE = 20, LEAST_ATTRIBUTE = 16, MAX_LABELS = 1000, MAX_MODELS = 8 };
enum { WEIGHT = sizeof(double) + sizeof(uint16_t) }; /* bytes that a weight and its label take */
enum { KNOWN_BITS = 14, KNOWN = 1 << KNOWN_BITS }; /* places for what is remembered: more are hardly faster */
enum { MOST_SOUGHT = 32, CACHE_LINE = 64 };
enum { INTERFACE = 3 }; /* as in crf.py, to be counted up there too when what it calls changes */

typedef struct {
    PyObject *features; /* a tuple or an interned string, kept alive; or NULL */
    double scores[];    /* what it says for each label of each model */
} Known;

/* A feature that a model knows: what it says, and for which labels. These and its name follow the weights. */
typedef struct {
    uint32_t count, length;
    uint32_t model, next; /* `next` is where the next model that knows it says what it says, without its name; or 0 */
    double weights[];
} Attribute;

typedef struct {
    uint32_t hash, at; /* of an attribute; 0 in a free place */
} Slot;

/* A file of crfsuite while it is being read. */
typedef struct {
    const char *bytes;
    uint32_t size;
    uint32_t label_count, attribute_count, feature_count;
    uint32_t features_at, labels_at, attributes_at, label_lists_at, attribute_lists_at;
} File;

typedef struct {
    uint32_t label_count, first_label; /* its labels are numbered after those of the models before it */
    double *transitions;               /* from each label to each */
    PyObject **labels;
} Model;

typedef struct {
    PyObject_HEAD
    uint32_t model_count, label_count; /* of all models together */
    Model models[MAX_MODELS];
    char *attributes; /* all of them, one after the other */
    uint32_t used;    /* by them */
    Slot *slots;
    uint32_t last_slot; /* one less than a power of two */
    char *known; /* what is remembered, each at the place that its address gives: the last one stays */
} Tagger;

/* A feature that is being looked up. */
typedef struct {
    const char *name;
    uint32_t length, hash;
} Sought;

/* A word whose scores are being added up. Its features are looked up together, so that their waits for memory overlap. */
typedef struct {
    const Tagger *tagger;
    double *scores;
    int sought_count;
    Sought sought[MOST_SOUGHT];
} Word;

static uint32_t number_at(const File *file, uint32_t offset)
{
    uint32_t number;
    if (offset > file->size - sizeof number) return 0;
    memcpy(&number, file->bytes + offset, sizeof number);
#if PY_BIG_ENDIAN
    number = __builtin_bswap32(number);
#endif
    return number;
}

/* The weight of a feature, and the label that it speaks for; -1 if the file has no such feature. */
static int64_t read_feature(const File *file, uint32_t number, double *weight)
{
    if (number >= file->feature_count) return -1;
    uint32_t at = file->features_at + FEATURE * number;
    uint64_t bits = number_at(file, at + 12) | (uint64_t)number_at(file, at + 16) << 32;
    memcpy(weight, &bits, sizeof *weight);
    uint32_t label = number_at(file, at + 8);
    return label < file->label_count ? (int64_t)label : -1;
}

static Attribute *attribute_at(const Tagger *self, uint32_t at)
{
    return (Attribute *)(self->attributes + at);
}

static uint16_t *labels_of(const Attribute *attribute)
{
    return (uint16_t *)(attribute->weights + attribute->count);
}

static char *name_of(const Attribute *attribute)
{
    return (char *)(labels_of(attribute) + attribute->count);
}

static uint32_t hash_of(const char *name, size_t length)
{
    uint64_t hash = length;
    for (uint64_t piece; length; length -= Py_MIN(length, sizeof piece), name += sizeof piece) {
        piece = 0;
        memcpy(&piece, name, Py_MIN(length, sizeof piece));
        hash = (hash ^ piece) * 0x9e3779b97f4a7c15;
        hash ^= hash >> 32;
    }
    return (uint32_t)hash;
}

/* The place of an attribute: a free one if no model knows it. */
static Slot *slot_of(const Tagger *self, uint32_t hash, const char *name, uint32_t length)
{
    for (uint32_t place = hash & self->last_slot;; place = (place + 1) & self->last_slot) {
        Slot *slot = self->slots + place;
        if (!slot->at) return slot;
        if (slot->hash != hash) continue;
        const Attribute *attribute = attribute_at(self, slot->at);
        if (attribute->length == length && !memcmp(name_of(attribute), name, length)) return slot;
    }
}

/* Begin a word. What it seeks is not cleared, since that is large, and `seek` fills it in. */
static void begin_word(Word *word, const Tagger *self, double *scores)
{
    word->tagger = self;
    word->scores = scores;
    word->sought_count = 0;
}

/* Look up what is sought, and add what it says for each label of each model. */
static void add_sought(Word *word)
{
    const Tagger *self = word->tagger;
    for (int number = 0; number < word->sought_count; number++) {
        const char *attribute = self->attributes + self->slots[word->sought[number].hash & self->last_slot].at;
        __builtin_prefetch(attribute);
        __builtin_prefetch(attribute + CACHE_LINE);
    }
    for (int number = 0; number < word->sought_count; number++) {
        const Sought *sought = word->sought + number;
        for (uint32_t at = slot_of(self, sought->hash, sought->name, sought->length)->at; at;) {
            const Attribute *attribute = attribute_at(self, at);
            const uint16_t *labels = labels_of(attribute);
            for (uint32_t index = 0; index < attribute->count; index++)
                word->scores[labels[index]] += attribute->weights[index];
            at = attribute->next;
        }
    }
    word->sought_count = 0;
}

/* Seek a feature by its name, which must stay until `add_sought`. */
static void seek(Word *word, const char *name, size_t length)
{
    if (word->sought_count == MOST_SOUGHT) add_sought(word);
    Sought *sought = word->sought + word->sought_count++;
    *sought = (Sought){name, (uint32_t)length, hash_of(name, length)};
    __builtin_prefetch(word->tagger->slots + (sought->hash & word->tagger->last_slot));
}

/* The same for a string. Returns -1 with an exception if it is not one. */
static int seek_string(Word *word, PyObject *feature)
{
    const char *name = PyUnicode_AsUTF8(feature);
    if (name) seek(word, name, strlen(name));
    return name ? 0 : -1;
}

/* The score of each label from a tuple or a string. Returns -1 with an exception. */
static int score_all(const Tagger *self, PyObject *features, double *scores)
{
    Word all;
    begin_word(&all, self, scores);
    int failed = PyTuple_CheckExact(features) ? 0 : seek_string(&all, features);
    for (Py_ssize_t place = 0; PyTuple_CheckExact(features) && !failed && place < PyTuple_GET_SIZE(features); place++)
        failed = seek_string(&all, PyTuple_GET_ITEM(features, place));
    add_sought(&all);
    return failed;
}

static Known *known_at(const Tagger *self, uint64_t place)
{
    return (Known *)(self->known + place * (sizeof(Known) + self->label_count * sizeof(double)));
}

/* The score of each label from a tuple or an interned string, remembered by its identity. NULL with an exception. */
static const double *known_scores_of(const Tagger *self, PyObject *features)
{
    Known *known = known_at(self, (uint64_t)(uintptr_t)features * 0x9e3779b97f4a7c15 >> (64 - KNOWN_BITS));
    if (known->features != features) {
        memset(known->scores, 0, self->label_count * sizeof *known->scores);
        if (score_all(self, features, known->scores) < 0) {
            Py_CLEAR(known->features);
            return NULL;
        }
        Py_XSETREF(known->features, Py_NewRef(features)); /* last, since freeing what was there may run code */
    }
    return known->scores;
}

/* Add what a feature, or a tuple of them, says for each label, now or by `add_sought`. Returns -1 with an exception. */
static int add_feature(Word *word, PyObject *features)
{
    if (PyTuple_CheckExact(features) && PyTuple_GET_SIZE(features) < 2)
        return PyTuple_GET_SIZE(features) ? seek_string(word, PyTuple_GET_ITEM(features, 0)) : 0;
    if (!PyTuple_CheckExact(features) && !(PyUnicode_Check(features) && PyUnicode_CHECK_INTERNED(features)))
        return seek_string(word, features);
    const double *known = known_scores_of(word->tagger, features);
    if (!known) return -1;
    for (uint32_t label = 0; label < word->tagger->label_count; label++) word->scores[label] += known[label];
    return 0;
}

/* Add what the features of a word say for each label. Returns -1 with an exception. */
static int score_word(const Tagger *self, PyObject *features, double *scores)
{
    Word word;
    int failed = 0;
    begin_word(&word, self, scores);
    for (Py_ssize_t place = 0; !failed && place < PySequence_Fast_GET_SIZE(features); place++)
        failed = add_feature(&word, PySequence_Fast_GET_ITEM(features, place));
    add_sought(&word);
    return failed;
}

/* The score of each label for each word, from its features alone. Returns -1 with an exception.
 *
 * To ask a word for its features may run code that changes a list of words: they are a tuple. */
static int score_words(const Tagger *self, PyObject *words, double *scores)
{
    for (Py_ssize_t index = 0; index < PyTuple_GET_SIZE(words); index++, scores += self->label_count) {
        PyObject *word = PySequence_Fast(PyTuple_GET_ITEM(words, index), "features must be a sequence");
        if (!word) return -1;
        int failed = score_word(self, word, scores);
        Py_DECREF(word);
        if (failed) return -1;
    }
    return 0;
}

static uint32_t best_of(const double *scores, uint32_t count)
{
    double most = -DBL_MAX;
    uint32_t best = 0;
    for (uint32_t label = 0; label < count; label++)
        if (most < scores[label]) most = scores[label], best = label;
    return best;
}

/* Add to each label's score that of the best path to it, and note the label before it on that path. */
static void follow_best_paths(const Model *model, Py_ssize_t words, double *scores, uint32_t *before)
{
    uint32_t count = model->label_count;
    for (Py_ssize_t word = 1; word < words; word++) {
        const double *reached = scores + (word - 1) * count;
        for (uint32_t label = 0; label < count; label++) {
            double most = -DBL_MAX;
            uint32_t best = 0;
            for (uint32_t from = 0; from < count; from++) {
                double score = reached[from] + model->transitions[from * count + label];
                if (most < score) most = score, best = from;
            }
            before[word * count + label] = best;
            scores[word * count + label] = most + scores[word * count + label];
        }
    }
}

static PyObject *tags_of_best_path(const Model *model, Py_ssize_t words, const double *scores, const uint32_t *before)
{
    PyObject *tags = PyList_New(words);
    if (!tags || !words) return tags;
    uint32_t count = model->label_count, label = best_of(scores + (words - 1) * count, count);
    for (Py_ssize_t word = words - 1; word >= 0; word--) {
        PyList_SET_ITEM(tags, word, Py_NewRef(model->labels[label]));
        label = before[word * count + label];
    }
    return tags;
}

/* Divide some scores by their sum, unless that is zero. */
static void make_shares(double *scores, uint32_t count)
{
    double sum = 0;
    for (uint32_t label = 0; label < count; label++) sum += scores[label];
    for (uint32_t label = 0; sum > 0 && label < count; label++) scores[label] /= sum;
}

/* Turn each word's scores into factors: powers of e, of which the greatest is 1. */
static void make_factors(double *scores, uint32_t count)
{
    double most = -DBL_MAX;
    for (uint32_t label = 0; label < count; label++) most = fmax(most, scores[label]);
    for (uint32_t label = 0; label < count; label++) scores[label] = exp(scores[label] - most);
}

/* Replace the scores of words by the probability of each label, by the forward-backward algorithm.
 *
 * `forward` has room for as many numbers, `factors` and `backward` for those of one word and of the transitions. */
static void find_marginals(
    const Model *model, Py_ssize_t words, double *scores, double *forward, double *factors, double *backward)
{
    uint32_t count = model->label_count;
    for (uint32_t pair = 0; pair < count * count; pair++) factors[pair] = exp(model->transitions[pair]);
    for (Py_ssize_t word = 0; word < words; word++) {
        double *here = forward + word * count, *before = here - count;
        make_factors(scores + word * count, count);
        for (uint32_t label = 0; label < count; label++) {
            double sum = word ? 0 : 1;
            for (uint32_t from = 0; word && from < count; from++) sum += before[from] * factors[from * count + label];
            here[label] = sum * scores[word * count + label];
        }
        make_shares(here, count);
    }
    for (uint32_t label = 0; label < count; label++) backward[label] = 1;
    for (Py_ssize_t word = words - 1; word >= 0; word--) {
        double *here = scores + word * count;
        for (uint32_t label = 0; label < count; label++) {
            double reached = here[label] * backward[label];
            here[label] = forward[word * count + label] * backward[label];
            backward[count + label] = reached;
        }
        make_shares(here, count);
        for (uint32_t label = 0; label < count; label++) {
            backward[label] = 0;
            for (uint32_t next = 0; next < count; next++)
                backward[label] += factors[label * count + next] * backward[count + next];
        }
        make_shares(backward, count);
    }
}

static PyObject *list_of_marginals(Py_ssize_t words, const double *marginals, uint32_t count)
{
    PyObject *all = PyList_New(words);
    for (Py_ssize_t word = 0; all && word < words; word++) {
        PyObject *row = PyList_New(count);
        if (row) PyList_SET_ITEM(all, word, row);
        for (uint32_t label = 0; row && label < count; label++) {
            PyObject *number = PyFloat_FromDouble(marginals[word * count + label]);
            if (number) PyList_SET_ITEM(row, label, number);
            if (!number) row = NULL;
        }
        if (!row) Py_CLEAR(all);
    }
    return all;
}

/* For each group of labels, a memory view with the probability of every word to have one of them. */
static PyObject *list_of_group_marginals(
    Py_ssize_t words, const double *marginals, const Model *model, const unsigned char *groups)
{
    uint32_t count = model->label_count, last = 0;
    for (uint32_t label = 0; label < count; label++)
        if (groups[label] > last) last = groups[label];
    PyObject *all = PyList_New(last + 1);
    for (uint32_t group = 0; all && group <= last; group++) {
        PyObject *bytes = PyBytes_FromStringAndSize(NULL, words * (Py_ssize_t)sizeof(float));
        PyObject *view = bytes ? PyMemoryView_FromObject(bytes) : NULL;
        for (Py_ssize_t word = 0; view && word < words; word++) {
            double sum = 0;
            for (uint32_t label = 0; label < count; label++)
                if (groups[label] == group) sum += marginals[word * count + label];
            ((float *)PyBytes_AS_STRING(bytes))[word] = (float)sum;
        }
        PyObject *floats = view ? PyObject_CallMethod(view, "cast", "s", "f") : NULL;
        Py_XDECREF(bytes);
        Py_XDECREF(view);
        if (floats) PyList_SET_ITEM(all, group, floats);
        else Py_CLEAR(all);
    }
    return all;
}

_Static_assert(offsetof(PyBytesObject, ob_sval) % _Alignof(double) == 0, "scores are kept in bytes");

/* Scores of no features, or a copy of those that there are, for so many words. NULL with an exception. */
static PyObject *new_scores(const Tagger *self, Py_ssize_t words, PyObject *onto)
{
    Py_ssize_t width = self->label_count * (Py_ssize_t)sizeof(double);
    if (words > PY_SSIZE_T_MAX / width) return PyErr_NoMemory();
    if (onto == Py_None) {
        PyObject *scores = PyBytes_FromStringAndSize(NULL, words * width);
        if (scores) memset(PyBytes_AS_STRING(scores), 0, words * width);
        return scores;
    }
    if (PyBytes_CheckExact(onto) && PyBytes_GET_SIZE(onto) == words * width)
        return PyBytes_FromStringAndSize(PyBytes_AS_STRING(onto), words * width);
    PyErr_SetString(PyExc_ValueError, "not the scores of these words");
    return NULL;
}

#include "_name_features.h"

static PyObject *score(PyObject *tagger, PyObject *arguments)
{
    const Tagger *self = (Tagger *)tagger;
    PyObject *sequence, *onto = Py_None;
    if (!PyArg_ParseTuple(arguments, "O|O", &sequence, &onto)) return NULL;
    PyObject *words = PySequence_Tuple(sequence);
    if (!words) return NULL;
    PyObject *scores = new_scores(self, PyTuple_GET_SIZE(words), onto);
    if (scores && PyTuple_GET_SIZE(words) && score_words(self, words, (double *)PyBytes_AS_STRING(scores)) < 0)
        Py_CLEAR(scores);
    Py_DECREF(words);
    return scores;
}

/* The model of a number. NULL with an exception if there is none. */
static const Model *model_of(const Tagger *self, Py_ssize_t number)
{
    if (number >= 0 && number < self->model_count) return self->models + number;
    PyErr_SetString(PyExc_ValueError, "no such model");
    return NULL;
}

/* What scores say for the labels of one model, with the number of words. Free the result; NULL with an exception. */
static double *columns_of(
    const Tagger *self, PyObject *scores, Py_ssize_t number, const Model **model, Py_ssize_t *words)
{
    Py_ssize_t width = self->label_count * (Py_ssize_t)sizeof(double);
    if (!(*model = model_of(self, number))) return NULL;
    if (PyBytes_GET_SIZE(scores) % width) {
        PyErr_SetString(PyExc_ValueError, "not scores of this tagger");
        return NULL;
    }
    *words = PyBytes_GET_SIZE(scores) / width;
    uint32_t count = (*model)->label_count;
    double *columns = PyMem_Malloc((*words * count + 1) * sizeof *columns);
    if (!columns) PyErr_NoMemory();
    const double *row = (double *)PyBytes_AS_STRING(scores) + (*model)->first_label;
    for (Py_ssize_t word = 0; columns && word < *words; word++, row += self->label_count)
        memcpy(columns + word * count, row, count * sizeof *columns);
    return columns;
}

/* The same for the scores and the number of a model that are the arguments. */
static double *read_scores(const Tagger *self, PyObject *arguments, const Model **model, Py_ssize_t *words)
{
    PyObject *scores;
    Py_ssize_t number = 0;
    if (!PyArg_ParseTuple(arguments, "S|n", &scores, &number)) return NULL;
    return columns_of(self, scores, number, model, words);
}

static PyObject *tag(PyObject *tagger, PyObject *arguments)
{
    PyObject *tags = NULL;
    const Model *model;
    Py_ssize_t words;
    double *scores = read_scores((Tagger *)tagger, arguments, &model, &words);
    if (!scores) return NULL;
    uint32_t *before = PyMem_Calloc(words * model->label_count + 1, sizeof *before);
    if (before) {
        follow_best_paths(model, words, scores, before);
        tags = tags_of_best_path(model, words, scores, before);
    } else
        PyErr_NoMemory();
    PyMem_Free(scores);
    PyMem_Free(before);
    return tags;
}

/* Replace scores by probabilities. Returns -1 with an exception if there is no memory. */
static int make_marginals(const Model *model, Py_ssize_t words, double *scores)
{
    uint32_t labels = model->label_count;
    double *room = PyMem_Calloc((words + labels + 2) * labels, sizeof *room);
    if (!room) {
        PyErr_NoMemory();
        return -1;
    }
    double *factors = room + words * labels;
    find_marginals(model, words, scores, room, factors, factors + labels * labels);
    PyMem_Free(room);
    return 0;
}

static PyObject *marginals(PyObject *tagger, PyObject *arguments)
{
    PyObject *found = NULL;
    const Model *model;
    Py_ssize_t words;
    double *scores = read_scores((Tagger *)tagger, arguments, &model, &words);
    if (scores && !make_marginals(model, words, scores)) found = list_of_marginals(words, scores, model->label_count);
    PyMem_Free(scores);
    return found;
}

static PyObject *group_marginals(PyObject *tagger, PyObject *arguments)
{
    PyObject *found = NULL, *given, *groups;
    const Model *model;
    Py_ssize_t words, number = 0;
    if (!PyArg_ParseTuple(arguments, "SS|n", &given, &groups, &number)) return NULL;
    double *scores = columns_of((Tagger *)tagger, given, number, &model, &words);
    if (!scores) return NULL;
    if (PyBytes_GET_SIZE(groups) != model->label_count)
        PyErr_SetString(PyExc_ValueError, "not a group for each label");
    else if (!make_marginals(model, words, scores))
        found = list_of_group_marginals(words, scores, model, (unsigned char *)PyBytes_AS_STRING(groups));
    PyMem_Free(scores);
    return found;
}

static PyObject *labels(PyObject *tagger, PyObject *arguments)
{
    Py_ssize_t number = 0;
    if (!PyArg_ParseTuple(arguments, "|n", &number)) return NULL;
    const Model *model = model_of((Tagger *)tagger, number);
    PyObject *names = model ? PyList_New(model->label_count) : NULL;
    for (uint32_t label = 0; names && label < model->label_count; label++)
        PyList_SET_ITEM(names, label, Py_NewRef(model->labels[label]));
    return names;
}

static int read_transitions(const File *file, Model *model)
{
    uint32_t count = file->label_count;
    model->transitions = PyMem_Calloc((size_t)count * count, sizeof *model->transitions);
    if (!model->transitions) return -1;
    for (uint32_t label = 0; label < count; label++) {
        uint32_t list = number_at(file, file->label_lists_at + CHUNK + 4 * label), length = number_at(file, list);
        for (uint32_t index = 0; index < length && index < file->feature_count; index++) {
            double weight;
            int64_t next = read_feature(file, number_at(file, list + 4 + 4 * index), &weight);
            if (next >= 0) model->transitions[label * count + next] = weight;
        }
    }
    return 0;
}

/* The name that a table of names has under a number, and its length; NULL if that does not lie inside the file. */
static const char *read_name(const File *file, uint32_t table, uint32_t number, uint32_t *length)
{
    uint32_t places = table + number_at(file, table + 20), at = table + number_at(file, places + 4 * number);
    uint32_t size = number_at(file, at + 4); /* with the zero after it */
    if (!size || at >= file->size || size > file->size - at - 8) return NULL;
    *length = size - 1;
    return file->bytes + at + 8;
}

static int read_labels(const File *file, Model *model)
{
    model->labels = PyMem_Calloc(file->label_count, sizeof *model->labels);
    if (!model->labels) return -1;
    for (uint32_t label = 0; label < file->label_count; label++) {
        uint32_t length;
        const char *name = read_name(file, file->labels_at, label, &length);
        if (!name) return -1;
        model->labels[label] = PyUnicode_DecodeUTF8(name, length, "strict");
        if (!model->labels[label]) return -1;
        PyUnicode_InternInPlace(&model->labels[label]);
    }
    return 0;
}

/* Let an attribute be found by its name, or where another model has it already. Returns -1 if this model has it. */
static int place_attribute(Tagger *self, Attribute *attribute, uint32_t at, const char *name)
{
    uint32_t hash = hash_of(name, attribute->length);
    Slot *slot = slot_of(self, hash, name, attribute->length);
    if (!slot->at) {
        memcpy(name_of(attribute), name, attribute->length);
        *slot = (Slot){hash, at};
        return 0;
    }
    Attribute *last = attribute_at(self, slot->at);
    while (last->next) last = attribute_at(self, last->next);
    if (last->model == attribute->model) return -1;
    last->next = at;
    attribute->length = 0;
    return 0;
}

/* Add an attribute after the others: its name, and the features of a list. Returns -1 if there is no room. */
static int add_attribute(Tagger *self, const File *file, const char *name, uint32_t length, uint32_t list, uint32_t room)
{
    uint32_t listed = number_at(file, list), number = self->model_count - 1;
    if (listed > file->feature_count || sizeof(Attribute) + length + listed * (uint64_t)WEIGHT + 8 > room) return -1;
    Attribute *attribute = attribute_at(self, self->used);
    uint16_t labels[MAX_LABELS];
    *attribute = (Attribute){0, length, number, 0};
    for (uint32_t index = 0; index < listed; index++) {
        uint32_t feature = number_at(file, list + 4 + 4 * index);
        int64_t label = read_feature(file, feature, attribute->weights + attribute->count);
        if (label >= 0 && attribute->count < file->label_count)
            labels[attribute->count++] = (uint16_t)(self->models[number].first_label + label);
    }
    memcpy(labels_of(attribute), labels, attribute->count * sizeof *labels);
    if (place_attribute(self, attribute, self->used, name) < 0) return -1;
    self->used += (uint32_t)(sizeof *attribute + attribute->count * WEIGHT + attribute->length + 7) / 8 * 8;
    return 0;
}

/* Arrange the attributes so that each is found at one place. They take less room than in the file. */
static int read_attributes(Tagger *self, const File *file)
{
    uint32_t end = self->used + file->size;
    for (uint32_t number = 0; number < file->attribute_count; number++) {
        uint32_t length, list = number_at(file, file->attribute_lists_at + CHUNK + 4 * number);
        const char *name = read_name(file, file->attributes_at, number, &length);
        if (!name || add_attribute(self, file, name, length, list, end - self->used) < 0) return -1;
    }
    return 0;
}

/* Whether the numbers of the header lie inside the file. */
static int read_header(File *file, PyObject *bytes)
{
    if (!PyBytes_Check(bytes)) return 0;
    Py_ssize_t size = PyBytes_GET_SIZE(bytes);
    file->bytes = PyBytes_AS_STRING(bytes);
    if (size < HEADER || size > UINT32_MAX / 2 / MAX_MODELS || memcmp(file->bytes, "lCRF", 4)) return 0;
    file->size = (uint32_t)size;
    file->label_count = number_at(file, 20);
    file->attribute_count = number_at(file, 24);
    file->features_at = number_at(file, 28) + CHUNK;
    file->labels_at = number_at(file, 32);
    file->attributes_at = number_at(file, 36);
    file->label_lists_at = number_at(file, 40);
    file->attribute_lists_at = number_at(file, 44);
    file->feature_count = number_at(file, file->features_at - 4);
    return number_at(file, 4) == file->size && file->features_at < file->size && file->labels_at < file->size
        && file->attributes_at < file->size && file->label_lists_at < file->size
        && file->attribute_lists_at < file->size && file->label_count && file->label_count <= MAX_LABELS
        && file->attribute_count <= file->size / LEAST_ATTRIBUTE
        && file->feature_count <= (file->size - file->features_at) / FEATURE;
}

/* Make room for all that files hold. Nothing is at offset 0, which stands for none. */
static int make_room(Tagger *self, const File *files, Py_ssize_t count)
{
    uint32_t slots = 8, attributes = 0, size = 8;
    for (Py_ssize_t number = 0; number < count; number++) {
        attributes += files[number].attribute_count;
        size += files[number].size;
        self->label_count += files[number].label_count;
    }
    if (self->label_count > MAX_LABELS) return -1;
    while (slots / 4 * 3 < attributes) slots *= 2;
    self->last_slot = slots - 1;
    self->used = 8;
    self->slots = PyMem_Calloc(slots, sizeof *self->slots);
    self->attributes = PyMem_Malloc(size);
    self->known = PyMem_Calloc(KNOWN, sizeof(Known) + self->label_count * sizeof(double));
    return self->slots && self->attributes && self->known ? 0 : -1;
}

static int read_files(Tagger *self, const File *files, Py_ssize_t count)
{
    if (make_room(self, files, count) < 0) return -1;
    for (uint32_t labels = 0; self->model_count < count;) {
        const File *file = files + self->model_count;
        Model *model = self->models + self->model_count++;
        model->label_count = file->label_count;
        model->first_label = labels;
        labels += file->label_count;
        if (read_transitions(file, model) < 0 || read_labels(file, model) < 0 || read_attributes(self, file) < 0)
            return -1;
    }
    char *rest = PyMem_Realloc(self->attributes, self->used);
    if (rest) self->attributes = rest;
    return rest ? 0 : -1;
}

static PyObject *open_models(PyTypeObject *type, PyObject *models, PyObject *names)
{
    File files[MAX_MODELS];
    Py_ssize_t count = PyTuple_GET_SIZE(models);
    int are_models = count > 0 && count <= MAX_MODELS && !(names && PyDict_GET_SIZE(names));
    for (Py_ssize_t number = 0; are_models && number < count; number++)
        are_models = read_header(files + number, PyTuple_GET_ITEM(models, number));
    Tagger *self = (Tagger *)type->tp_alloc(type, 0);
    if (!self) return NULL;
    if (are_models && read_files(self, files, count) == 0) return (PyObject *)self;
    Py_DECREF(self);
    PyErr_SetString(PyExc_ValueError, "not a model of crfsuite");
    return NULL;
}

static void close_model(Model *model)
{
    for (uint32_t label = 0; model->labels && label < model->label_count; label++) Py_XDECREF(model->labels[label]);
    PyMem_Free(model->labels);
    PyMem_Free(model->transitions);
}

static void close_models(PyObject *tagger)
{
    Tagger *self = (Tagger *)tagger;
    PyTypeObject *type = Py_TYPE(tagger);
    for (uint32_t number = 0; number < self->model_count; number++) close_model(self->models + number);
    for (uint32_t place = 0; self->known && place < KNOWN; place++) Py_XDECREF(known_at(self, place)->features);
    PyMem_Free(self->known);
    PyMem_Free(self->attributes);
    PyMem_Free(self->slots);
    type->tp_free(tagger);
    Py_DECREF(type);
}

static PyMethodDef tagger_methods[] = {
    {"group_marginals", group_marginals, METH_VARARGS, "For each group of labels, the probability of every word to have one."},
    {"labels", labels, METH_VARARGS, "The labels of a model, in its order; of the first one if none is named."},
    {"marginals", marginals, METH_VARARGS, "For each word, the probability of each label, from scores and by a model."},
    {"score", score, METH_VARARGS, "What the features of each word of a sequence say, added to the scores that there are."},
    {"score_names", score_names, METH_O, "The same for a sentence profile: what its features for names say."},
    {"tag", tag, METH_VARARGS, "The most probable tags of a sequence, from its scores and by a model."},
    {NULL},
};
static PyType_Slot tagger_slots[] = {
    {Py_tp_new, open_models},
    {Py_tp_dealloc, close_models},
    {Py_tp_methods, tagger_methods},
    {Py_tp_doc, "Tags with models, given as the bytes of their files. Raises ValueError if one of them is not a model."},
    {0},
};
static PyType_Spec tagger_spec = {
    .name = "reader.annotate._crf.Tagger",
    .basicsize = sizeof(Tagger),
    .flags = Py_TPFLAGS_DEFAULT,
    .slots = tagger_slots,
};

static int fill_module(PyObject *module)
{
    PyObject *type = PyType_FromSpec(&tagger_spec);
    int failed = !type || PyModule_AddObjectRef(module, "Tagger", type) < 0
        || PyModule_AddIntConstant(module, "INTERFACE", INTERFACE) < 0;
    Py_XDECREF(type);
    return failed ? -1 : 0;
}

static PyModuleDef_Slot module_slots[] = {{Py_mod_exec, fill_module}, {0}};
static PyModuleDef module = {PyModuleDef_HEAD_INIT, .m_name = "_crf", .m_slots = module_slots};

PyMODINIT_FUNC PyInit__crf(void)
{
    return PyModuleDef_Init(&module);
}
