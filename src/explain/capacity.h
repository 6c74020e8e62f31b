/* What a period asks for beside what is there, before anything is solved. */
#pragma once

#include "region/question.h"

/** The duties of one line on days of one class. */
typedef struct {
    int line;
    const char *class; /* day_class_word */
    int slots;
    int places;    /* of duties and of the reserve */
    int providers; /* who could take at least one */
    gint64 able;   /* pairs of a slot and somebody who could stand there */
    gint64 lost;   /* such pairs more without the requests to be absent */
    gint64 most;   /* places that they could fill under the hard limits, each provider alone */
    GArray *departments; /* CapacityDepartment, in order of first mention */
} CapacityGroup;

/** Of one department's providers in a group; who has two counts in both. */
typedef struct {
    const char *name;
    int providers;
    gint64 able;
    gint64 most;
} CapacityDepartment;

/** One slot. */
typedef struct {
    int slot;
    int places;
    int able;
    int lost; /* those whom only a request keeps away */
} CapacityDay;

/** Somebody on whom places hang. */
typedef struct {
    int provider;
    GArray *needed; /* int: slots which lose a place without them */
    GArray *nearly; /* int: slots in which one absence more would make them needed */
} Hinge;

typedef struct {
    GPtrArray *groups; /* CapacityGroup *, by line, then by class */
    GArray *days;      /* CapacityDay, of every slot, the tightest first */
    GPtrArray *hinges; /* Hinge *, those most needed first */
} Capacity;

Capacity *capacity_new(const Question *question);
void capacity_free(Capacity *capacity);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Capacity, capacity_free)

/** So many more than places; below 0: too few. */
static inline int
capacity_margin(const CapacityDay *day)
{
    return day->able - day->places;
}
/** A day word: the first season that holds the day, else holiday, sunday, saturday, weekday. */
const char *day_class_word(const Calendar *calendar, Day day);
