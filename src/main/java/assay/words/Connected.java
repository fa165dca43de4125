package assay.words;

import assay.drl.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.regex.Pattern;

/**
 * Conditions between which "and" or "or" stands. English has no brackets: where both stand in one, what belongs together is told
 * by "either" in front of a choice, and a comma behind what belongs together.
 *
 * @param isOr whether one of them is enough
 * @param parts the conditions, one where nothing stands between any
 */
record Connected(boolean isOr, List<Part> parts) {

    private static final String EITHER = "either ";
    private static final Pattern NEGATIVE = Pattern.compile("\\b(?:not|no|none|neither)\\b");

    /** One of them, or its opposite. */
    record Part(Term term, boolean not) {}

    /** What a term says, or its opposite. */
    static Connected of(Term term, boolean not) {
        if (term instanceof Term.Not opposite) {
            return of(opposite.of(), !not);
        }
        List<Part> parts = new ArrayList<>();
        boolean isOr = isConnection(term) && "||".equals(((Term.Operation) term).operator()) != not;
        collect(term, not, isOr, parts);
        return new Connected(isOr, List.copyOf(parts));
    }

    private static void collect(Term term, boolean not, boolean isOr, List<Part> parts) {
        if (term instanceof Term.Not opposite) {
            collect(opposite.of(), !not, isOr, parts);
        } else if (isConnection(term)
                && term instanceof Term.Operation operation
                && ("||".equals(operation.operator()) != not) == isOr) {
            collect(operation.left(), not, isOr, parts);
            collect(operation.right(), not, isOr, parts);
        } else {
            parts.add(new Part(term, not));
        }
    }

    private static boolean isConnection(Term term) {
        return term instanceof Term.Operation operation
                && ("&&".equals(operation.operator()) || "||".equals(operation.operator()));
    }

    boolean isSeveral() {
        return parts.size() > 1;
    }

    private boolean isMixed() {
        return parts.stream().anyMatch(part -> of(part.term(), part.not()).isSeveral());
    }

    boolean isChoice() {
        return isSeveral() && isOr;
    }

    static CannotSay twice(int offset) {
        return new CannotSay(offset, "what has \"and\" and \"or\" within each other twice");
    }

    /** What is said of a choice that stands beside something else. */
    static String either(String said) {
        return said.startsWith(EITHER) ? said : EITHER + said;
    }

    /**
     * All of them as one.
     *
     * @param saying what one of them says, or its opposite
     * @param following what one says that follows another
     * @throws CannotSay if two signs of what belongs together are not enough
     */
    String said(BiFunction<Term, Boolean, String> saying, BinaryOperator<String> following) {
        boolean mixed = isMixed();
        for (Part part : parts) {
            if (of(part.term(), part.not()).isMixed()) {
                throw twice(part.term().first());
            }
        }
        StringBuilder all = new StringBuilder();
        String before = "";
        List<String> each = parts.stream()
                .map(part -> saying.apply(part.term(), part.not()))
                .toList();
        // "Not this or that" would be neither.
        boolean whole = isOr && each.stream().limit(parts.size() - 1L).anyMatch(NEGATIVE.asPredicate());
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            String one = each.get(i);
            if (all.isEmpty()) {
                all.append(choice(part, one));
            } else {
                all.append(mixed ? ", " : " ")
                        .append(isOr ? "or " : "and ")
                        .append(mixed ? choice(part, one) : whole ? one : following.apply(one, before));
            }
            before = one;
        }
        return (mixed && isOr) || whole ? either(all.toString()) : all.toString();
    }

    private static String choice(Part part, String said) {
        return of(part.term(), part.not()).isChoice() ? either(said) : said;
    }
}
