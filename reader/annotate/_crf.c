/* Tag sequences with a linear-chain CRF that crfsuite trained: the same tags as crfsuite's, in a quarter of its time.
 *
 * crfsuite copies every feature several times before it looks it up, and finds its weights at six places of the file;
 * this looks up the bytes of Python's strings, and keeps all that is said of an attribute at one place. What recurs
 * (tuples of features, and interned strings) is looked up once: its scores are remembered. Ties are resolved as crfsuite
 * does. reader/training/crf_files.py describes the file. Whatever is read from it is checked against its size.
 */
#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <float.h>
#include <math.h>
#include <stdint.h>
#include <string.h>

enum { HEADER = 48, CHUNK = 12, FEATURE = 20, LEAST_ATTRIBUTE = 16, MAX_LABELS = 1000 };
enum { WEIGHT = sizeof(double) + sizeof(uint16_t) }; /* bytes that a weight and its label take */
enum { KNOWN_BITS = 12, KNOWN = 1 << KNOWN_BITS }; /* places for what is remembered: more are hardly faster */

typedef struct {
    PyObject *features; /* a tuple or an interned string, kept alive; or NULL */
    double scores[];    /* what it says for each label */
} Known;

/* A feature that the model knows: what it says, and for which labels. These and its name follow the weights. */
typedef struct {
    uint32_t count, length;
    double weights[];
} Attribute;

typedef struct {
    uint32_t hash, at; /* of an attribute; 0 in a free place */
} Slot;

typedef struct {
    PyObject_HEAD
    const char *file; /* while it is being read */
    uint32_t size;
    uint32_t label_count, attribute_count, feature_count;
    uint32_t features_at, labels_at, attributes_at, label_lists_at, attribute_lists_at;
    char *attributes; /* all of them, one after the other */
    Slot *slots;
    uint32_t last_slot; /* one less than a power of two */
    double *transitions; /* from each label to each */
    PyObject **labels;
    char *known; /* what is remembered, each at the place that its address gives: the last one stays */
} Tagger;

static uint32_t number_at(const Tagger *self, uint32_t offset)
{
    uint32_t number;
    if (offset > self->size - sizeof number) return 0;
    memcpy(&number, self->file + offset, sizeof number);
#if PY_BIG_ENDIAN
    number = __builtin_bswap32(number);
#endif
    return number;
}

/* The weight of a feature, and the label that it speaks for; -1 if the file has no such feature. */
static int64_t read_feature(const Tagger *self, uint32_t number, double *weight)
{
    if (number >= self->feature_count) return -1;
    uint32_t at = self->features_at + FEATURE * number;
    uint64_t bits = number_at(self, at + 12) | (uint64_t)number_at(self, at + 16) << 32;
    memcpy(weight, &bits, sizeof *weight);
    uint32_t label = number_at(self, at + 8);
    return label < self->label_count ? (int64_t)label : -1;
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

/* The place of an attribute: a free one if the model does not know it. */
static Slot *slot_of(const Tagger *self, uint32_t hash, const char *name, uint32_t length)
{
    for (uint32_t place = hash & self->last_slot;; place = (place + 1) & self->last_slot) {
        Slot *slot = self->slots + place;
        if (!slot->at) return slot;
        if (slot->hash != hash) continue;
        const Attribute *attribute = (Attribute *)(self->attributes + slot->at);
        if (attribute->length == length && !memcmp(name_of(attribute), name, length)) return slot;
    }
}

/* Add what an attribute says for each label. Returns -1 with an exception if it is no string. */
static int add_weights(const Tagger *self, PyObject *feature, double *scores)
{
    const char *name = PyUnicode_AsUTF8(feature);
    if (!name) return -1;
    size_t length = strlen(name);
    const Slot *slot = slot_of(self, hash_of(name, length), name, (uint32_t)length);
    if (!slot->at) return 0;
    const Attribute *attribute = (Attribute *)(self->attributes + slot->at);
    const uint16_t *labels = labels_of(attribute);
    for (uint32_t index = 0; index < attribute->count; index++) scores[labels[index]] += attribute->weights[index];
    return 0;
}

static int add_all_weights(const Tagger *self, PyObject *features, double *scores)
{
    if (!PyTuple_CheckExact(features)) return add_weights(self, features, scores);
    for (Py_ssize_t place = 0; place < PyTuple_GET_SIZE(features); place++)
        if (add_weights(self, PyTuple_GET_ITEM(features, place), scores) < 0) return -1;
    return 0;
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
        if (add_all_weights(self, features, known->scores) < 0) {
            Py_CLEAR(known->features);
            return NULL;
        }
        Py_XSETREF(known->features, Py_NewRef(features)); /* last, since freeing what was there may run code */
    }
    return known->scores;
}

/* Add what the features of a word say for each label. Returns -1 with an exception. */
static int score_word(const Tagger *self, PyObject *word, double *scores)
{
    for (Py_ssize_t place = 0; place < PySequence_Fast_GET_SIZE(word); place++) {
        PyObject *features = PySequence_Fast_GET_ITEM(word, place);
        if (PyTuple_CheckExact(features) && !PyTuple_GET_SIZE(features)) continue;
        if (PyTuple_CheckExact(features) || (PyUnicode_Check(features) && PyUnicode_CHECK_INTERNED(features))) {
            const double *known = known_scores_of(self, features);
            if (!known) return -1;
            for (uint32_t label = 0; label < self->label_count; label++) scores[label] += known[label];
        } else if (add_weights(self, features, scores) < 0)
            return -1;
    }
    return 0;
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
static void follow_best_paths(const Tagger *self, Py_ssize_t words, double *scores, uint32_t *before)
{
    uint32_t count = self->label_count;
    for (Py_ssize_t word = 1; word < words; word++) {
        const double *reached = scores + (word - 1) * count;
        for (uint32_t label = 0; label < count; label++) {
            double most = -DBL_MAX;
            uint32_t best = 0;
            for (uint32_t from = 0; from < count; from++) {
                double score = reached[from] + self->transitions[from * count + label];
                if (most < score) most = score, best = from;
            }
            before[word * count + label] = best;
            scores[word * count + label] = most + scores[word * count + label];
        }
    }
}

static PyObject *tags_of_best_path(const Tagger *self, Py_ssize_t words, const double *scores, const uint32_t *before)
{
    PyObject *tags = PyList_New(words);
    if (!tags || !words) return tags;
    uint32_t count = self->label_count, label = best_of(scores + (words - 1) * count, count);
    for (Py_ssize_t word = words - 1; word >= 0; word--) {
        PyList_SET_ITEM(tags, word, Py_NewRef(self->labels[label]));
        label = before[word * count + label];
    }
    return tags;
}

/* Make some scores the shares of their sum, which is left alone if it is none. */
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
    const Tagger *self, Py_ssize_t words, double *scores, double *forward, double *factors, double *backward)
{
    uint32_t count = self->label_count;
    for (uint32_t pair = 0; pair < count * count; pair++) factors[pair] = exp(self->transitions[pair]);
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

/* The words of a sequence as a tuple, and a score for each label of each; -1 with an exception. */
static int read_words(const Tagger *self, PyObject *sequence, PyObject **words, double **scores)
{
    *scores = NULL;
    *words = PySequence_Tuple(sequence);
    if (!*words) return -1;
    Py_ssize_t count = PyTuple_GET_SIZE(*words);
    if (count < PY_SSIZE_T_MAX / (Py_ssize_t)self->label_count)
        *scores = PyMem_Calloc(count * self->label_count + 1, sizeof **scores);
    if (!*scores) PyErr_NoMemory();
    return *scores ? score_words(self, *words, *scores) : -1;
}

static PyObject *tag(PyObject *tagger, PyObject *sequence)
{
    const Tagger *self = (Tagger *)tagger;
    PyObject *tags = NULL, *words;
    double *scores;
    uint32_t *before = NULL;
    if (read_words(self, sequence, &words, &scores) == 0) {
        Py_ssize_t count = PyTuple_GET_SIZE(words);
        before = PyMem_Calloc(count * self->label_count + 1, sizeof *before);
        if (before) {
            follow_best_paths(self, count, scores, before);
            tags = tags_of_best_path(self, count, scores, before);
        } else
            PyErr_NoMemory();
    }
    PyMem_Free(scores);
    PyMem_Free(before);
    Py_XDECREF(words);
    return tags;
}

static PyObject *marginals(PyObject *tagger, PyObject *sequence)
{
    const Tagger *self = (Tagger *)tagger;
    uint32_t labels = self->label_count;
    PyObject *found = NULL, *words;
    double *scores, *room = NULL;
    if (read_words(self, sequence, &words, &scores) == 0) {
        Py_ssize_t count = PyTuple_GET_SIZE(words);
        room = PyMem_Calloc((count + labels + 2) * labels, sizeof *room);
        if (room) {
            double *factors = room + count * labels;
            find_marginals(self, count, scores, room, factors, factors + labels * labels);
            found = list_of_marginals(count, scores, labels);
        } else
            PyErr_NoMemory();
    }
    PyMem_Free(scores);
    PyMem_Free(room);
    Py_XDECREF(words);
    return found;
}

static PyObject *labels(PyObject *tagger, PyObject *Py_UNUSED(nothing))
{
    const Tagger *self = (Tagger *)tagger;
    PyObject *names = PyList_New(self->label_count);
    for (uint32_t label = 0; names && label < self->label_count; label++)
        PyList_SET_ITEM(names, label, Py_NewRef(self->labels[label]));
    return names;
}

static int read_transitions(Tagger *self)
{
    uint32_t count = self->label_count;
    self->transitions = PyMem_Calloc((size_t)count * count, sizeof *self->transitions);
    if (!self->transitions) return -1;
    for (uint32_t label = 0; label < count; label++) {
        uint32_t list = number_at(self, self->label_lists_at + CHUNK + 4 * label), length = number_at(self, list);
        for (uint32_t index = 0; index < length && index < self->feature_count; index++) {
            double weight;
            int64_t next = read_feature(self, number_at(self, list + 4 + 4 * index), &weight);
            if (next >= 0) self->transitions[label * count + next] = weight;
        }
    }
    return 0;
}

static int read_labels(Tagger *self)
{
    self->labels = PyMem_Calloc(self->label_count, sizeof *self->labels);
    if (!self->labels) return -1;
    uint32_t places = self->labels_at + number_at(self, self->labels_at + 20);
    for (uint32_t label = 0; label < self->label_count; label++) {
        uint32_t at = self->labels_at + number_at(self, places + 4 * label), length = number_at(self, at + 4);
        if (!length || at >= self->size || length > self->size - at - 8) return -1;
        self->labels[label] = PyUnicode_DecodeUTF8(self->file + at + 8, length - 1, "strict");
        if (!self->labels[label]) return -1;
        PyUnicode_InternInPlace(&self->labels[label]);
    }
    return 0;
}

/* Add an attribute after the others: its name, and the features of a list. Returns its size, 0 if there is no room. */
static uint32_t add_attribute(Tagger *self, uint32_t used, const char *name, uint32_t length, uint32_t list)
{
    uint32_t listed = number_at(self, list), room = self->size - used;
    if (listed > self->feature_count || sizeof(Attribute) + length + listed * (uint64_t)WEIGHT + 8 > room) return 0;
    uint32_t hash = hash_of(name, length);
    Slot *slot = slot_of(self, hash, name, length);
    if (slot->at) return 0;
    Attribute *attribute = (Attribute *)(self->attributes + used);
    uint16_t labels[MAX_LABELS];
    *attribute = (Attribute){0, length};
    for (uint32_t index = 0; index < listed; index++) {
        uint32_t number = number_at(self, list + 4 + 4 * index);
        int64_t label = read_feature(self, number, attribute->weights + attribute->count);
        if (label >= 0 && attribute->count < self->label_count) labels[attribute->count++] = (uint16_t)label;
    }
    memcpy(labels_of(attribute), labels, attribute->count * sizeof *labels);
    memcpy(name_of(attribute), name, length);
    *slot = (Slot){hash, used};
    return (uint32_t)(sizeof *attribute + attribute->count * WEIGHT + length + 7) / 8 * 8;
}

/* Arrange the attributes so that each is found at one place. They take less room than in the file. */
static int read_attributes(Tagger *self)
{
    uint32_t slots = 8, used = 8, places = self->attributes_at + number_at(self, self->attributes_at + 20);
    while (slots / 4 * 3 < self->attribute_count) slots *= 2;
    self->last_slot = slots - 1;
    self->slots = PyMem_Calloc(slots, sizeof *self->slots);
    self->attributes = PyMem_Malloc(self->size);
    for (uint32_t number = 0; self->slots && self->attributes && number < self->attribute_count; number++) {
        uint32_t at = self->attributes_at + number_at(self, places + 4 * number), length = number_at(self, at + 4);
        if (!length || at >= self->size || length > self->size - at - 8) return -1;
        uint32_t list = number_at(self, self->attribute_lists_at + CHUNK + 4 * number);
        uint32_t size = add_attribute(self, used, self->file + at + 8, length - 1, list);
        if (!size) return -1;
        used += size;
    }
    char *rest = self->attributes ? PyMem_Realloc(self->attributes, used) : NULL;
    if (!rest || !self->slots) return -1;
    self->attributes = rest;
    return 0;
}

static int make_room(Tagger *self)
{
    self->known = PyMem_Calloc(KNOWN, sizeof(Known) + self->label_count * sizeof(double));
    return self->known ? 0 : -1;
}

/* Whether the numbers of the header lie inside the file. */
static int read_header(Tagger *self, Py_ssize_t size)
{
    if (size < HEADER || size > UINT32_MAX / 2 || memcmp(self->file, "lCRF", 4)) return 0;
    self->size = (uint32_t)size;
    self->label_count = number_at(self, 20);
    self->attribute_count = number_at(self, 24);
    self->features_at = number_at(self, 28) + CHUNK;
    self->labels_at = number_at(self, 32);
    self->attributes_at = number_at(self, 36);
    self->label_lists_at = number_at(self, 40);
    self->attribute_lists_at = number_at(self, 44);
    self->feature_count = number_at(self, self->features_at - 4);
    return number_at(self, 4) == self->size && self->features_at < self->size && self->labels_at < self->size
        && self->attributes_at < self->size && self->label_lists_at < self->size
        && self->attribute_lists_at < self->size && self->label_count && self->label_count <= MAX_LABELS
        && self->attribute_count <= self->size / LEAST_ATTRIBUTE
        && self->feature_count <= (self->size - self->features_at) / FEATURE;
}

static PyObject *open_model(PyTypeObject *type, PyObject *arguments, PyObject *names)
{
    static char *keywords[] = {"model", NULL};
    PyObject *model;
    if (!PyArg_ParseTupleAndKeywords(arguments, names, "S", keywords, &model)) return NULL;
    Tagger *self = (Tagger *)type->tp_alloc(type, 0);
    if (!self) return NULL;
    self->file = PyBytes_AS_STRING(model);
    if (read_header(self, PyBytes_GET_SIZE(model)) && read_transitions(self) == 0 && read_labels(self) == 0
        && read_attributes(self) == 0 && make_room(self) == 0)
        return (PyObject *)self;
    Py_DECREF(self);
    PyErr_SetString(PyExc_ValueError, "not a model of crfsuite");
    return NULL;
}

static void close_model(PyObject *tagger)
{
    Tagger *self = (Tagger *)tagger;
    PyTypeObject *type = Py_TYPE(tagger);
    for (uint32_t label = 0; self->labels && label < self->label_count; label++) Py_XDECREF(self->labels[label]);
    for (uint32_t place = 0; self->known && place < KNOWN; place++) Py_XDECREF(known_at(self, place)->features);
    PyMem_Free(self->labels);
    PyMem_Free(self->transitions);
    PyMem_Free(self->known);
    PyMem_Free(self->attributes);
    PyMem_Free(self->slots);
    type->tp_free(tagger);
    Py_DECREF(type);
}

static PyMethodDef tagger_methods[] = {
    {"labels", labels, METH_NOARGS, "The labels of the model, in its order."},
    {"marginals", marginals, METH_O, "For each word of a sequence, the probability of each label."},
    {"tag", tag, METH_O, "The most probable tags of a sequence, given the features of each of its words."},
    {NULL},
};
static PyType_Slot tagger_slots[] = {
    {Py_tp_new, open_model},
    {Py_tp_dealloc, close_model},
    {Py_tp_methods, tagger_methods},
    {Py_tp_doc, "What tags with a model, given as the bytes of its file. Raises ValueError if it is none."},
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
    int failed = !type || PyModule_AddObjectRef(module, "Tagger", type) < 0;
    Py_XDECREF(type);
    return failed ? -1 : 0;
}

static PyModuleDef_Slot module_slots[] = {{Py_mod_exec, fill_module}, {0}};
static PyModuleDef module = {PyModuleDef_HEAD_INIT, .m_name = "_crf", .m_slots = module_slots};

PyMODINIT_FUNC PyInit__crf(void)
{
    return PyModuleDef_Init(&module);
}
