package assay.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import assay.problem.Problem;
import assay.problem.ProblemsException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people's programs write as comma-separated values, and what is said where they did not. */
class CsvFileTest {

    private static final Charset WESTERN = Charset.forName("windows-1252");

    @TempDir
    Path folder;

    private CsvTable read(byte[] content) throws Exception {
        return CsvFile.read(Files.write(folder.resolve("table.csv"), content), "table.csv");
    }

    private CsvTable read(String content) throws Exception {
        return read(content.getBytes(StandardCharsets.UTF_8));
    }

    private List<String> wrong(String content) {
        return catchThrowableOfType(ProblemsException.class, () -> read(content)).problems().stream()
                .map(Problem::toString)
                .toList();
    }

    @Test
    void utf_8_is_read_with_and_without_a_byte_order_mark() throws Exception {
        for (String mark : List.of("", "\uFEFF")) {
            CsvTable table = read(mark + "name,note\nPélerin,“so”\n");
            assertThat(table.encoding()).isEqualTo("UTF-8");
            assertThat(table.header()).containsExactly("name", "note");
            assertThat(table.cell(table.rows().get(0), "note")).isEqualTo("“so”");
        }
    }

    @Test
    void what_is_no_utf_8_is_windows_1252() throws Exception {
        CsvTable table = read("name,note\nPélerin,“so” – 3€\n".getBytes(WESTERN));
        assertThat(table.encoding()).isEqualTo("windows-1252");
        assertThat(table.rows().get(0).cells()).containsExactly("Pélerin", "“so” – 3€");
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t"})
    void cells_are_separated_by_whatever_the_header_has_most_of(String separator) throws Exception {
        String header = String.join(separator, "a", "b", "\"c, d; e\t, f; g\t\"", "h");
        CsvTable table = read(header + "\n" + String.join(separator, "1", "\"two " + separator + " 2\"", "3", "4"));
        assertThat(table.separator()).isEqualTo(separator.charAt(0));
        assertThat(table.rows().get(0).cells()).contains("two " + separator + " 2");
    }

    @Test
    void what_stands_in_quotes_in_the_header_separates_nothing() throws Exception {
        CsvTable table = read("\"a, b, c, d\nand e\";type\n1;2\n");
        assertThat(table.separator()).isEqualTo(';');
        assertThat(table.header()).containsExactly("a, b, c, d\nand e", "type");
    }

    @Test
    void quotes_are_doubled_within_quotes_and_space_around_cells_is_none_of_them() throws Exception {
        CsvTable table = read(" name , note\n \"Ash, \"\"the\"\" vale\" ,  two words \n");
        assertThat(table.header()).containsExactly("name", "note");
        assertThat(table.rows().get(0).cells()).containsExactly("Ash, \"the\" vale", "two words");
    }

    @ParameterizedTest
    @CsvSource({"'\n'", "'\r\n'", "'\r'"})
    void a_row_is_where_it_begins_though_cells_run_over_several_lines(String end) throws Exception {
        CsvTable table = read(String.join(end, "name,note", "a,\"one", "two", "three\"", "", "b,four", ""));
        assertThat(table.rows()).extracting(CsvTable.Row::line).containsExactly(2, 6);
        assertThat(table.cell(table.rows().get(0), "note").lines()).containsExactly("one", "two", "three");
    }

    @Test
    void empty_lines_are_passed_over_before_the_header_too() throws Exception {
        CsvTable table = read("\n\nname;note\n\na;1\n\n");
        assertThat(table.header()).containsExactly("name", "note");
        assertThat(table.rows()).extracting(CsvTable.Row::line).containsExactly(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {";;", ";", "; ;\t", "\"\";\"\";", ";;;;;;"})
    void rows_of_empty_cells_are_passed_over_like_empty_lines_and_counted_as_lines(String empty) throws Exception {
        String content = empty + "\nname;note;more\n" + empty + "\na;1;\n" + empty + "\n" + empty + "\n";
        CsvTable table = read(content);
        assertThat(table.rows())
                .extracting(CsvTable.Row::line, CsvTable.Row::cells)
                .containsExactly(tuple(4, List.of("a", "1", "")));
        assertThat(CsvFile.rows(folder.resolve("table.csv"), "table.csv", 1, (name, text) -> true)
                        .rows())
                .extracting(CsvTable.Row::line)
                .containsExactly(2, 4);
        assertThat(wrong(content + "b;2\n"))
                .containsExactly("table.csv:7:3: this row, which begins with \"b\", has 2 cells; the header has 3");
        assertThat(catchThrowableOfType(
                                ProblemsException.class,
                                () -> table.requireColumns(List.of("kind"), List.of("kind", "name", "note")))
                        .problems())
                .extracting(Problem::toString)
                .as("the header is where it stands")
                .containsExactly(
                        "table.csv:2:1: the column \"kind\" is missing",
                        "table.csv:2:3: unknown column \"more\"; known: \"kind\", \"name\" or \"note\"");
    }

    @Test
    void all_rows_of_another_length_than_the_header_are_told_at_once() {
        assertThat(wrong("name,note\na\nb,1\nc,1,2,3\n"))
                .containsExactly(
                        "table.csv:2:2: this row, which begins with \"a\", has 1 cell; the header has 2",
                        "table.csv:4:3: this row, which begins with \"c\", has 4 cells; the header has 2");
    }

    @Test
    void rows_are_there_as_they_are_for_whoever_knows_which_are_headings() throws Exception {
        Path file = Files.writeString(folder.resolve("table.csv"), "name,note,note\na\nb,1\n");
        CsvRows rows = CsvFile.rows(file, "table.csv", 1, (name, text) -> true);
        assertThat(rows.rows()).extracting(CsvTable.Row::line).containsExactly(1, 2, 3);
        assertThat(rows.rows())
                .extracting(CsvTable.Row::cells)
                .containsExactly(List.of("name", "note", "note"), List.of("a"), List.of("b", "1"));
        assertThat(CsvFile.ragged("table.csv", rows.rows().get(1), 3, true))
                .hasToString("table.csv:2:2: this row, which begins with \"a\", has 1 cell; the header has 3");
        assertThat(CsvFile.ragged("table.csv", rows.rows().get(1), 3, false))
                .hasToString("table.csv:2:2: this row has 1 cell; the header has 3");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '^',
            value = {
                "name,note\\na,1\\nb,\"two\\nc,3\\n!3:2: the quotation mark that this cell begins with is closed nowhere: \"two",
                "name,note\\na,\"1\" or so\\n!2:2: something follows the quotation mark that closes this cell; one that belongs to the text is written twice: \"1\" or so",
                "name,note\\nb,\"two\\nc,\"3\"\\n!2:2: something follows the quotation mark that closes this cell in line 3; one that belongs to the text is written twice: \"two",
                "sep=,\\r\\n\"a\"\"b\",\"c\\r\\nd\"\\r\\n1, \"2\\r\\n!4:2: the quotation mark that this cell begins with is closed nowhere: \"2"
            })
    void a_quote_that_is_never_closed_is_told_where_it_opens(String content, String told) {
        assertThat(wrong(content.replace("\\n", "\n").replace("\\r", "\r"))).containsExactly("table.csv:" + told);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "'sep=;\r\na;b\r\n1;2,3'!;",
                "'\"sep=;\"\na;b\n1;2,3'!;",
                "'\uFEFFSEP=,\ra,b\r1,2'!','",
                "'sep=\t\na\tb\n1\t2'!'\t'",
                "'sep=\\t\na\tb\n1\t2'!'\t'",
                "'sep=|\na|b\n1|2'!|",
                "'sep=;;\na;b\n1;2'!;"
            })
    void a_first_line_that_says_what_separates_cells_is_no_header(String content, String separator) throws Exception {
        CsvTable table = read(content);
        assertThat(table.separator()).isEqualTo(separator.charAt(0));
        assertThat(table.header()).containsExactly("a", "b");
        assertThat(table.rows()).extracting(CsvTable.Row::line).containsExactly(3);
    }

    @Test
    void a_byte_that_windows_1252_does_not_have_is_told_at_its_cell() {
        for (int none : List.of(0x81, 0x8D, 0x8F, 0x90, 0x9D)) {
            byte[] content = "name,note\n\"a\nb\",Harrowm?re\n".getBytes(StandardCharsets.US_ASCII);
            content[content.length - 4] = (byte) none;
            assertThat(catchThrowableOfType(ProblemsException.class, () -> read(content)))
                    .hasMessage("table.csv:2:2: the byte "
                            + Integer.toHexString(none).toUpperCase(Locale.ROOT)
                            + " after \"owm\" is no character of Windows-1252; the file is in UTF-8 in part, or in Mac Roman"
                            + " or another encoding: save it as \"CSV UTF-8\" and take that file");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE"})
    void utf_16_is_told_as_such(String encoding) {
        assertThat(catchThrowableOfType(
                        ProblemsException.class,
                        () -> read("name;note\nPélerin;–\n".getBytes(Charset.forName(encoding)))))
                .hasMessage(
                        "table.csv:1:1: this is UTF-16, which spreadsheets call Unicode text; open it and save it as"
                                + " \"CSV UTF-8\" and take that file");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "PK\u0003\u0004 [Content_Types].xml xl/workbook.xml!an Excel workbook (.xlsx)",
                "PK\u0003\u0004 mimetypeapplication/vnd.oasis.opendocument.spreadsheet!a LibreOffice workbook (.ods)",
                "PK\u0003\u0004 a.csv!a workbook or an archive (zip)",
                "\u00D0\u00CF\u0011\u00E0\u00A1!a workbook of an older Excel (.xls)",
                "$FL2@(#)!a file of SPSS (.sav)",
                "%PDF-1.4!a PDF",
                "'\u001F\u008B\u0008'!a compressed file (.gz)",
                "<html><table>!a page or a workbook in HTML or XML"
            })
    void other_files_are_told_as_what_they_are(String content, String what) {
        assertThat(catchThrowableOfType(
                        ProblemsException.class, () -> read(content.getBytes(StandardCharsets.ISO_8859_1))))
                .hasMessage("table.csv:1:1: this is " + what
                        + ", no comma-separated values; open it and save it as \"CSV UTF-8\" and take that file");
    }

    private List<String> garbled(byte[] content) throws Exception {
        return CsvFile.rows(Files.write(folder.resolve("table.csv"), content), "table.csv", 1, (name, text) -> true)
                .garbled()
                .stream()
                .map(Problem::toString)
                .toList();
    }

    @Test
    void characters_that_were_lost_or_read_in_another_encoding_are_told_at_their_cell() throws Exception {
        assertThat(garbled("name,note\n\"a\nb\",Harrowm\uFFFDre\n".getBytes(StandardCharsets.UTF_8)))
                .containsExactly(
                        "table.csv:2:2: the character U+FFFD after \"owm\" stands for one that was lost when the"
                                + " file was made; export it again as UTF-8");
        assertThat(garbled("name,note\nHarrowm\u008Fre,\u0092\n".getBytes(StandardCharsets.UTF_8)))
                .hasSize(2)
                .first()
                .asString()
                .startsWith("table.csv:2:1: the character U+008F after \"owm\" stands");
        assertThat(garbled("name,note\nHarrowmÃ¨re,donâ€™t\n".getBytes(StandardCharsets.UTF_8)))
                .containsExactly(
                        "table.csv:2:1: \"Ã¨\" after \"owm\" was \"è\" before it was read in another encoding than it was"
                                + " written in; export the file again as UTF-8",
                        "table.csv:2:2: \"â€™\" after \"don\" was \"’\" before it was read in another encoding than it was"
                                + " written in; export the file again as UTF-8");
    }

    @ParameterizedTest
    @CsvSource({
        "Pélerin, x-MacRoman",
        "don’t, x-MacRoman",
        "HÉROS, x-MacRoman",
        "Éclan Valley, x-MacRoman",
        "an étude à Élan, x-MacRoman",
        "the “NHS”, x-MacRoman",
        "voilà, x-MacRoman",
        "va à Ash, x-MacRoman",
        "a board – no more, x-MacRoman",
        "2003–4, x-MacRoman",
        "and so on …, x-MacRoman",
        "… and so on, x-MacRoman",
        "‘so’ it is, x-MacRoman",
        "“so” it is, x-MacRoman",
        "• Existing work, x-MacRoman",
        "søster, x-MacRoman",
        "20°C, x-MacRoman",
        "Pélerin, IBM850",
        "Saône, IBM850",
        "Café, IBM850",
        "an élan and a Café, IBM850",
        "Cancún, IBM850",
        "Cancún, IBM437",
        "São, IBM850",
        "20°C, IBM850",
        "привет, KOI8-R",
        "日本, Shift_JIS",
        "2½ days, IBM850",
        "cost £5000, IBM850"
    })
    void what_only_a_macintosh_or_dos_can_have_written_is_told(String word, String encoding) throws Exception {
        assertThat(garbled(("name\n" + word + "\n").getBytes(Charset.forName(encoding))))
                .singleElement()
                .asString()
                .endsWith(
                        " stands so in no English text of Windows-1252; the file looks like one of a Macintosh, of DOS or in another alphabet:"
                                + " save it as \"CSV UTF-8\" and take that file");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Pélerin–Quay, “so” – 3€… Šiška Œuvre ‘n’ O’Neil",
                "ÉCOLE, É. Zola",
                "naïve £5 • b™ 5‰",
                "café, über-board (“quotes”) — …and ½ of 20°",
                "costs were in the £millions, £M, £K, £nil, £tbc, £x per head, (k£)",
                "don´t, O´Brien",
                "said “no”and left",
                "Leicester† and others",
                "chaired by Ó Briain",
                "Seán Ó Briain",
                "an À la carte approach",
                "Òran Mór",
                "Žižek",
                "¿why?",
                "¥5m",
                "„so‟ they said",
                "£m, £5m, US$, m³, ‘a’, cœur, œuvre, Élan, Ôl-raddedig, §3, ©2004, a·b, 5²"
            })
    void what_somebody_can_have_written_is_left_alone(String text) throws Exception {
        assertThat(garbled(("name\n\"" + text + "\"\n").getBytes(WESTERN))).isEmpty();
        assertThat(garbled(("name\n\"" + text + "\"\n").getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-32LE", "UTF-32BE", "X-UTF-32LE-BOM", "X-UTF-32BE-BOM"})
    void utf_32_is_told_as_such(String encoding) {
        assertThat(catchThrowableOfType(
                        ProblemsException.class,
                        () -> read("name;note\nPélerin;–\n".getBytes(Charset.forName(encoding)))))
                .hasMessage("table.csv:1:1: this is UTF-32; open it and save it as \"CSV UTF-8\" and take that file");
    }

    @Test
    void a_file_that_begins_as_utf_8_and_goes_on_otherwise_is_told_where_it_does() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes("\uFEFFname,note\r\nPélerin,x\r\n".getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes("Café,y\r\n".getBytes(WESTERN));
        assertThat(catchThrowableOfType(ProblemsException.class, () -> read(bytes.toByteArray())))
                .hasMessage("table.csv:3: the byte E9 after \"Caf\" is no UTF-8, as which the file begins; it has two"
                        + " encodings: save it as \"CSV UTF-8\" and take that file");
    }

    @Test
    void every_row_with_a_broken_cell_is_told_with_how_the_cell_begins_if_that_may_be_repeated() throws Exception {
        String content =
                "name,note\na,\"Existing\" work\nb,He said \"yes\"\nc,\"a \\\"b\\\" c\"\n\"d\" e,\"f\" g\nh,\"i,j\nk";
        String follows = ": something follows the quotation mark that closes this cell; one that belongs to the text is"
                + " written twice";
        assertThat(wrong(content))
                .containsExactly(
                        "table.csv:2:2" + follows + ": \"Existing\" work",
                        "table.csv:4:2" + follows + ": \"a \\\"b\\\" c\"",
                        "table.csv:5:1" + follows + ": \"d\" e",
                        "table.csv:6:2: the quotation mark that this cell begins with is closed nowhere: \"i");
        Path file = Files.writeString(folder.resolve("table.csv"), content);
        assertThat(catchThrowableOfType(
                                ProblemsException.class,
                                () -> CsvFile.rows(file, "table.csv", 1, (name, text) -> name.equals("name")))
                        .problems())
                .extracting(Problem::toString)
                .containsExactly(
                        "table.csv:2:2" + follows,
                        "table.csv:4:2" + follows,
                        "table.csv:5:1" + follows + ": \"d\" e",
                        "table.csv:6:2: the quotation mark that this cell begins with is closed nowhere");
    }

    @Test
    void a_cell_that_has_rows_in_it_is_told_with_how_it_and_they_begin() throws Exception {
        assertThat(wrong("name,type,note\na,x,\"one\nb,x,y\nc,x,two\"\nd,x,\"three, four\nfive\"\n"))
                .containsExactly(
                        "table.csv:2:3: \"one\" goes on over lines that look like rows, such as that of \"b\": they"
                                + " have as many cells as the header; close its quotation mark where the cell ends, or write it on"
                                + " one line");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Minutes were sent.\nThen, after that, we met.",
                "People came.\nHealth, education and police, who know it, came.\nAgain, we met, and agreed."
            })
    void paragraphs_with_as_many_commas_as_a_row_are_a_cell(String cell) throws Exception {
        assertThat(read("name,type,note\na,x,\"" + cell + "\"\n").rows().get(0).cells())
                .containsExactly("a", "x", cell);
    }

    @Test
    void a_cell_of_more_than_a_mebibyte_is_refused() {
        assertThat(wrong("name,note\na,\"" + "x".repeat((1 << 20) + 1) + "\"\n"))
                .singleElement()
                .asString()
                .startsWith("table.csv:2:2: this cell is larger than 1 MiB: \"xxx");
    }

    @Test
    void columns_have_names_and_no_two_the_same() {
        assertThat(wrong("name,,note,name\n1,2,3,4\n"))
                .containsExactly("table.csv:1:2: this column has no name", "table.csv:1:4: a second column \"name\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''            | the file is empty; it needs a line with the names of its columns",
                "' \n\n'       | the file is empty; it needs a line with the names of its columns",
                "' ,, \n,\n'   | the file is empty; it needs a line with the names of its columns",
                "'\uFEFF'      | the file is empty; it needs a line with the names of its columns"
            })
    void what_is_no_table_is_told_as_such(String content, String told) {
        assertThat(wrong(content)).containsExactly("table.csv:1:1: " + told);
    }

    @Test
    void what_has_zero_bytes_is_no_text() {
        assertThat(wrong("name,note\na,b\0c\n"))
                .containsExactly("table.csv:1:1: this is no text; a file of comma-separated values is");
    }

    @Test
    void a_folder_and_a_file_that_is_not_there_are_told_as_such() {
        assertThat(catchThrowableOfType(ProblemsException.class, () -> CsvFile.read(folder, "folder")))
                .hasMessage("folder:1:1: this is a folder; a file is wanted");
        assertThat(catchThrowableOfType(
                        ProblemsException.class, () -> CsvFile.read(folder.resolve("none.csv"), "none.csv")))
                .hasMessage("none.csv:1:1: there is no such file");
    }

    @Test
    void unknown_columns_and_missing_ones_are_told_where_a_table_has_to_have_its_own() throws Exception {
        CsvTable table = read("name,nte\na,1\n");
        assertThat(catchThrowableOfType(
                                ProblemsException.class,
                                () -> table.requireColumns(List.of("name", "note"), List.of("name", "note", "more")))
                        .problems())
                .extracting(Problem::toString)
                .containsExactly(
                        "table.csv:1:1: the column \"note\" is missing",
                        "table.csv:1:2: unknown column \"nte\"; did you mean \"note\"?");
        assertThat(table.problem(table.rows().get(0), "nte", "not so")).hasToString("table.csv:2:2: not so");
        assertThat(table.cell(table.rows().get(0), "note")).isEmpty();
    }

    @Test
    void what_a_spreadsheet_would_compute_is_written_as_text_and_read_back_as_it_was() throws Exception {
        List<String> row = List.of("=1+1", "+44 1632", "-x", "@me", "-2.5", "'tis", "two\nlines", "a, \"b\"", "");
        String written = CsvFile.written(List.of("a", "b", "c", "d", "e", "f", "g", "h", "i"), List.of(row));
        assertThat(written)
                .isEqualTo(
                        "a,b,c,d,e,f,g,h,i\r\n'=1+1,'+44 1632,'-x,'@me,-2.5,'tis,\"two\nlines\",\"a, \"\"b\"\"\",\r\n");
        assertThat(read(written).rows().get(0).cells())
                .extracting(CsvFile::unguarded)
                .isEqualTo(row);
    }

    @Test
    void wide_signs_begin_formulas_too_and_what_is_not_seen_is_written_as_an_escape() {
        List<String> row =
                List.of("\uFF1D1+1", "\uFF0B1", "\uFF0D1", "\uFF20A1", "a\u001B\u202E\u009Bb\rc", "\u200B=1");
        assertThat(CsvFile.written(List.of("a", "b", "c", "d", "e", "f"), List.of(row)))
                .isEqualTo(
                        "a,b,c,d,e,f\r\n'\uFF1D1+1,'\uFF0B1,'\uFF0D1,'\uFF20A1,a\\x1b\\u202E\\x9bb\\rc,\\u200B=1\r\n");
        assertThat(CsvFile.unguarded("'\uFF1D1")).isEqualTo("\uFF1D1");
    }

    @ParameterizedTest
    @CsvSource({"'''=1', '=1'", "'''-5', '-5'", "'''', ''''", "'''quoted''', '''quoted'''", "'', ''", "'=1', '=1'"})
    void an_apostrophe_is_taken_off_only_where_it_guards(String cell, String text) {
        assertThat(CsvFile.unguarded(cell)).isEqualTo(text);
    }

    @Test
    void half_a_character_is_told_at_its_cell() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write("a,b\n\u00E9,x\n1,y".getBytes(StandardCharsets.UTF_8));
        bytes.write(new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80});
        bytes.write("\n".getBytes(StandardCharsets.UTF_8));
        Path file = Files.write(folder.resolve("half.csv"), bytes.toByteArray());
        assertThat(catchThrowableOfType(ProblemsException.class, () -> CsvFile.read(file, "half.csv")))
                .hasMessage("half.csv:3:2: half a character, which is none; the other half is missing");
    }
}
