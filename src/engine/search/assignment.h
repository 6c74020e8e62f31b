/* The cheapest assignment of n rows to n columns. */
#pragma once

enum { ASSIGNMENT_MOST = 16 };

typedef struct {
    int n;
    double cost[ASSIGNMENT_MOST][ASSIGNMENT_MOST]; /* by row and column; finite */
    int column[ASSIGNMENT_MOST];                   /* by row: found */
} Assignment;

/** Shortest augmenting paths (Jonker and Volgenant 1987). */
void assignment_solve(Assignment *assignment);
