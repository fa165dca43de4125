package assay.lint;

import assay.drl.DrlFile;
import assay.drl.FactCondition;
import assay.drl.Term;
import assay.problem.Nearest;
import assay.problem.Problem;
import assay.ruleset.Check;
import assay.ruleset.Field;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Terms that are no condition, or are compared with what they cannot be. */
final class TermsOfConditions implements Finder {

    @Override
    public Set<Check> checks() {
        return Set.of(Check.COMPARISON);
    }

    @Override
    public void find(Rules rules, List<Problem> problems) {
        Look look = new Look(rules.types(), problems);
        rules.all().forEach(look::rule);
    }

    private record Look(Types types, List<Problem> problems) {

        void rule(Rules.Rule rule) {
            for (FactCondition condition : rule.conditions()) {
                if (!types.isUnread(condition.type())) {
                    condition.terms().forEach(term -> condition(rule.file(), condition, term));
                }
            }
        }

        /** A term that stands where something must be true or false. */
        private void condition(DrlFile file, FactCondition condition, Term term) {
            if (term instanceof Term.Not not) {
                condition(file, condition, not.of());
            } else if (term instanceof Term.Operation operation
                    && operation.operator().matches("&&|\\|\\|")) {
                joined(file, condition, operation);
            } else if (term instanceof Term.Operation operation) {
                compared(file, condition, operation);
            } else if (term instanceof Term.Name name) {
                truth(file, condition, name);
            } else if (isValue(term)) {
                problems.add(file.at(
                        term.start(),
                        Check.COMPARISON,
                        "this is compared with nothing; a condition has a field and a sign on its left, and a number is"
                                + " written without commas"));
            }
        }

        /** What && or || puts together; a value behind a comparison is meant to be compared with the same. */
        private void joined(DrlFile file, FactCondition condition, Term.Operation operation) {
            List<Term> parts = parts(operation, operation.operator());
            for (int i = 0; i < parts.size(); i++) {
                Term.Operation before = i > 0
                                && isValue(parts.get(i))
                                && parts.get(i - 1) instanceof Term.Operation compared
                                && compared.left() instanceof Term.Name
                                && isValue(compared.right())
                        ? compared
                        : null;
                if (before == null) {
                    condition(file, condition, parts.get(i));
                    continue;
                }
                int first = i;
                while (i + 1 < parts.size() && isValue(parts.get(i + 1))) {
                    i++;
                }
                repeated(file, operation.operator(), before, parts.subList(first, i + 1));
            }
        }

        private void repeated(DrlFile file, String join, Term.Operation before, List<Term> values) {
            String field = written(before.left());
            String several = Stream.concat(Stream.of(before.right()), values.stream())
                    .map(Look::written)
                    .collect(Collectors.joining(", "));
            String repeated = join + " " + field + " " + before.operator() + " " + written(values.get(0));
            problems.add(file.at(
                    values.get(0).start(),
                    Check.COMPARISON,
                    "this is compared with nothing; "
                            + ("||".equals(join) && "==".equals(before.operator())
                                    ? "write " + field + " in ( " + several + " ), or repeat the field: " + repeated
                                    : "repeat the field: " + repeated)));
        }

        private static List<Term> parts(Term term, String join) {
            return term instanceof Term.Operation operation
                            && operation.operator().equals(join)
                    ? Stream.concat(parts(operation.left(), join).stream(), parts(operation.right(), join).stream())
                            .toList()
                    : List.of(term);
        }

        /** Whether this is a number, a text or a word of a list. */
        private static boolean isValue(Term term) {
            return (term instanceof Term.Literal literal && !(literal.value() instanceof Boolean))
                    || (term instanceof Term.Member member && member.isWord());
        }

        private void truth(DrlFile file, FactCondition condition, Term.Name name) {
            Optional<Field> field = types.field(condition.type(), name.name());
            if (field.isPresent() && field.get().form() != Field.Form.TRUTH) {
                problems.add(file.at(
                        name.start(),
                        Check.COMPARISON,
                        "\"" + name.name() + "\" is neither true nor false; compare it: " + example(field.get())));
            }
        }

        private static String example(Field field) {
            String word = field.words().isEmpty()
                    ? ""
                    : field.enumeration() + "."
                            + field.words().get(0).toUpperCase(Locale.ROOT).replace(' ', '_');
            return field.property()
                    + switch (field.form()) {
                        case WORD -> " == " + word;
                        case WORDS -> " contains " + word;
                        case NUMBER, WHOLE_NUMBER -> " >= 2";
                        default -> " != null";
                    };
        }

        private void compared(DrlFile file, FactCondition condition, Term.Operation operation) {
            boolean left = operation.left() instanceof Term.Name;
            Term other = left ? operation.right() : operation.left();
            if (!((left ? operation.left() : operation.right()) instanceof Term.Name name)
                    || operation.operator().matches("[-+*/%]")) {
                return;
            }
            if ("this".equals(name.name())) {
                itself(file, condition, other);
            }
            Field field = types.field(condition.type(), name.name()).orElse(null);
            if (field == null) {
                return;
            }
            boolean ordered = operation.operator().matches("[<>]=?");
            boolean literal = other instanceof Term.Literal;
            String quoted = "\"" + field.property() + "\"";
            boolean among = operation.operator().endsWith("contains");
            if (field.form() == Field.Form.WORDS
                    && (ordered || (literal && !among))
                    && !Term.Literal.isNothing(other)) {
                problems.add(file.at(
                        name.start(),
                        Check.COMPARISON,
                        quoted + " is a list: write "
                                + (ordered
                                        ? field.property() + ".size " + operation.operator() + " " + written(other)
                                        : example(field))));
            } else if (field.form() == Field.Form.DATE && literal && !Term.Literal.isNothing(other)) {
                problems.add(file.at(
                        other.start(), Check.COMPARISON, quoted + " is a day: write LocalDate.of( year, month, day )"));
            } else if (field.form() == Field.Form.WORD && !left && literal && !Term.Literal.isNothing(other)) {
                problems.add(file.at(
                        other.start(),
                        Check.COMPARISON,
                        quoted + " is one of the words of " + field.enumeration() + ": write " + example(field)));
            } else if (other instanceof Term.Name word
                    && !word.name().startsWith("$")
                    && types.field(condition.type(), word.name()).isEmpty()
                    && (field.form() == Field.Form.WHOLE_NUMBER || field.form() == Field.Form.NUMBER)) {
                problems.add(file.at(
                        other.start(),
                        Check.COMPARISON,
                        quoted + " is a number, in digits and without quotes, not " + word.name()));
            }
        }

        /** A fact that is a word, compared with something. */
        private void itself(DrlFile file, FactCondition condition, Term other) {
            List<String> words = types.constants(condition.type());
            List<Term> all = other instanceof Term.Several several ? several.terms() : List.of(other);
            for (Term one : words.isEmpty() ? List.<Term>of() : all) {
                boolean word = one instanceof Term.Member member
                        && member.enumeration().equals(condition.type());
                if (!word && (one instanceof Term.Literal || one instanceof Term.Member)) {
                    problems.add(file.at(
                            one.start(),
                            Check.COMPARISON,
                            "this is one of the words of " + condition.type() + ": write " + condition.type() + "."
                                    + Nearest.to(one.text().orElse(""), words).orElse(words.get(0))));
                }
            }
        }

        private static String written(Term term) {
            if (term instanceof Term.Literal literal) {
                return literal.value() instanceof String text ? "\"" + text + "\"" : String.valueOf(literal.value());
            }
            return term instanceof Term.Member member && member.isWord()
                    ? member.enumeration() + "." + member.name()
                    : term instanceof Term.Name name ? name.name() : "...";
        }
    }
}
