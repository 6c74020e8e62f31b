/* A cell of a rota sheet that names who stands. */
#pragma once

#include "import/sheet.h"
#include "region/record.h"

/** The duties that a sheet's cells come to. */
typedef struct {
    Sheet *sheet;
    Record *record;
    GHashTable *standing; /* "day line provider" -> RecordDuty * */
} DutyCells;

/** Sheet and record stay the caller's. */
void duty_cells_init(DutyCells *cells, Sheet *sheet, Record *record);
void duty_cells_clear(DutyCells *cells);

/** Where a cell's people stand. */
typedef struct {
    int line;
    Day day;
    const char *role;
    const char *hours; /* NULL: as the line says */
} CellSays;

/** Adds a duty to the record for everybody named in the cell: nobody where it says なし or the
 * like, several on lines of their own or between 、 , ; and ／. Who stands there already at other
 * hours stands at both. What is wrong is told. */
void duty_cell_take(DutyCells *cells, const CsvCell *cell, const CellSays *says);
