package assay.layout;

import java.util.ArrayList;
import java.util.List;

/**
 * What is to stand in one line, as far as it is not longer than a line may be: a condition, a statement, a field. Where it is
 * longer it goes on in lines that are indented more, and is broken where that takes least apart: between what is listed
 * rather than within it, and within it only where it is longer than a line itself.
 */
final class Line {

    /** How many characters a line has at most, unless there is no place to break it. */
    static final int LONGEST = 127;

    /** How much what goes on is indented more than where it begins. */
    static final int STEP = 4;

    /** How a place where a line may be broken is broken. */
    enum Break {
        /** Where there is no more room. */
        IF_FULL,
        /** Wherever the whole does not fit in one line. */
        IF_LONG,
        /** Always. */
        ALWAYS
    }

    /**
     * What is not broken.
     *
     * @param text what it says
     * @param blank whether a blank stands before it where it does not begin a line
     * @param level how deep in other things the place before it is; the whole is broken at low levels first
     * @param before how the place before it is broken
     * @param width how wide it is, without the comments behind it
     */
    private record Piece(String text, boolean blank, int level, Break before, int width) {}

    private final List<Piece> pieces = new ArrayList<>();

    /** Adds what is not broken; the parameters are those of a piece. */
    void add(String text, boolean blank, int level, Break before, int width) {
        pieces.add(new Piece(text, blank, level, before, width));
    }

    /** The lines, from this indentation; what goes on is indented by a step. */
    List<String> lines(int indent) {
        return lines(indent, indent + STEP);
    }

    /**
     * The lines.
     *
     * @param indent how much the first is indented
     * @param further how much the others are
     */
    List<String> lines(int indent, int further) {
        int all = pieces.size();
        if (end(0, Integer.MIN_VALUE) == all && indent + width(0, all) <= LONGEST) {
            return filled(0, all, indent, further, Integer.MAX_VALUE);
        }
        int list = 0;
        while (list < all && pieces.get(list).before != Break.IF_LONG) {
            list++;
        }
        List<String> lines = filled(0, list, indent, further, LONGEST);
        if (list < all) {
            lines.addAll(evenly(list, all, further));
        }
        return lines;
    }

    /** Pieces in as few lines as it takes, and none of these longer than it must be. */
    private List<String> evenly(int from, int end, int indent) {
        List<String> lines = filled(from, end, indent, indent, LONGEST);
        List<String> narrower = lines;
        for (int longest = LONGEST; narrower.size() == lines.size() && longest > indent; longest--) {
            lines = narrower;
            narrower = filled(from, end, indent, indent, longest - 1);
        }
        return lines;
    }

    private List<String> filled(int from, int end, int indent, int further, int longest) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder(" ".repeat(indent)).append(pieces.get(from).text);
        int column = indent + pieces.get(from).width;
        for (int i = from + 1; i < end; i++) {
            Piece piece = pieces.get(i);
            if (piece.before == Break.ALWAYS || isBroken(i, column, further, longest)) {
                lines.add(line.toString());
                line = new StringBuilder(" ".repeat(further)).append(piece.text);
                column = further + piece.width;
            } else {
                line.append(piece.blank ? " " : "").append(piece.text);
                column += (piece.blank ? 1 : 0) + piece.width;
            }
        }
        lines.add(line.toString());
        return lines;
    }

    private boolean isBroken(int from, int column, int further, int longest) {
        int end = end(from, pieces.get(from).level);
        int after = column + (pieces.get(from).blank ? 1 : 0);
        if (after + width(from, end) <= longest) {
            return false;
        }
        return end == from + 1 || further + width(from, end) <= longest || after + pieces.get(from).width > longest;
    }

    /** Where what begins with a piece ends: before the next place that is as deep or less deep, or that is always broken. */
    private int end(int from, int level) {
        int end = from + 1;
        while (end < pieces.size() && pieces.get(end).level > level && pieces.get(end).before != Break.ALWAYS) {
            end++;
        }
        return end;
    }

    private int width(int from, int end) {
        int width = 0;
        for (int i = from; i < end; i++) {
            width += pieces.get(i).width + (i > from && pieces.get(i).blank ? 1 : 0);
        }
        return width;
    }
}
