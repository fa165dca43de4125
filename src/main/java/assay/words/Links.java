package assay.words;

import assay.drl.FactCondition;
import assay.drl.FactCondition.Constraint;
import assay.drl.FactCondition.Sign;
import assay.drl.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Facts that say something of others: what stands in their lists, and what is held against these. */
final class Links {

    private final Lexicon lexicon;
    private final Variables variables;
    private final FactWords factWords;
    private final List<String> ifs;

    Links(Lexicon lexicon, Variables variables, FactWords factWords, List<String> ifs) {
        this.lexicon = lexicon;
        this.variables = variables;
        this.factWords = factWords;
        this.ifs = ifs;
    }

    /** Says of another fact what this one is there for; or leaves it to be said by itself. */
    boolean link(Spoken one) {
        FactCondition fact = one.fact();
        if (!fact.from().isEmpty()) {
            Listed listed = variables.listOf(fact.from()).orElse(null);
            if (listed == null) {
                throw new CannotSay(fact.start(), "\"from " + fact.from() + "\"");
            }
            element(one, listed);
            return true;
        }
        for (Constraint constraint : fact.constraints()) {
            if (constraint.asks() && isMember(constraint.term())) {
                member(one, constraint);
                return true;
            }
        }
        return false;
    }

    private boolean isMember(Term term) {
        if (term instanceof Term.Operation operation) {
            return "memberOf".equals(operation.operator())
                    ? operation.right() instanceof Term.Name name
                            && variables.listOf(name.name()).isPresent()
                    : "||".equals(operation.operator()) && isMember(operation.left()) && isMember(operation.right());
        }
        return false;
    }

    /** {@code $topic : Topic() from $topics}. */
    private void element(Spoken one, Listed listed) {
        FieldWords list =
                lexicon.field(listed.owner().fact().type(), listed.field()).orElseThrow();
        List<Term> asked = one.fact().terms();
        String item = list.noun().singular();
        String variable = one.fact().variable();
        boolean taken = variables.isUsed(variable);
        String said;
        if (asked.isEmpty()) {
            said = switch (one.sign()) {
                case NOT -> "no " + item;
                case EXISTS -> "at least one " + item;
                default -> (taken ? "any " : "at least one ") + item;
            };
            variables.call(variable, "that " + item);
        } else if (asked.size() == 1
                && asked.get(0) instanceof Term.Operation operation
                && operation.left() instanceof Term.Name name
                && "this".equals(name.name())) {
            List<String> words = variables.values(one.fact(), operation.right());
            boolean among = List.of("==", "in").contains(operation.operator());
            boolean but = List.of("!=", "not in").contains(operation.operator());
            if (!among && !but) {
                throw new CannotSay(operation.start(), "\"" + operation.operator() + "\"");
            }
            said = among
                    ? one.sign() == Sign.NOT && words.size() > 1
                            ? English.noneOf(words)
                            : (one.sign() == Sign.NOT ? "no " : "") + English.list(words, "or")
                    : (one.sign() == Sign.NOT ? "no " : taken ? "any " : "at least one ") + item + " other than "
                            + English.list(words, "or");
            variables.call(variable, words.size() == 1 && among ? words.get(0) : "that " + item);
        } else {
            throw new CannotSay(asked.get(0).first(), "what is asked of each " + item);
        }
        listed.owner().inList(listed.field(), said);
    }

    /** {@code SpeaksFor( agency memberOf $agencies, $sector : sector )}. */
    private void member(Spoken one, Constraint by) {
        List<Term.Operation> members = new ArrayList<>();
        Terms.operations(by.term(), members);
        String head = Terms.path(members.get(0).left()).orElse("");
        if (members.stream().anyMatch(member -> !Terms.path(member.left()).equals(Optional.of(head)))) {
            throw new CannotSay(by.term().first(), "what is held against two lists");
        }
        List<Listed> lists = members.stream()
                .map(member ->
                        variables.listOf(((Term.Name) member.right()).name()).orElseThrow())
                .toList();
        Listed first = lists.get(0);
        FieldWords list =
                lexicon.field(first.owner().fact().type(), first.field()).orElseThrow();
        boolean sized = lists.size() == 1 && hasSize(first);
        String item = list.noun().singular();
        if (sized && one.sign() == Sign.THERE) {
            String these = "one of these " + list.noun().plural();
            each(one, head, by, these, "that " + item);
            return;
        }
        String noun = withoutHead(one, head, by, item);
        String article = one.sign() == Sign.NOT
                ? "no "
                : one.fact().bound().keySet().stream().anyMatch(variables::isUsed) ? "any " : "";
        String said = article.isEmpty() ? English.indefinite(noun) : article + noun;
        if (lists.size() == 1) {
            first.owner().inList(first.field(), said);
        } else {
            first.owner()
                    .phrases()
                    .add(English.list(
                            lists.stream()
                                    .map(of -> lexicon.field(of.owner().fact().type(), of.field())
                                            .orElseThrow()
                                            .filled(said))
                                    .toList(),
                            one.sign() == Sign.NOT ? "and" : "or"));
        }
    }

    private boolean hasSize(Listed listed) {
        return listed.owner().fact().terms().stream()
                .anyMatch(term -> term instanceof Term.Operation operation
                        && Terms.path(operation.left()).equals(Optional.of(listed.field() + ".size")));
    }

    /** A fact about one of those that were counted before: what it binds is each that one of them stands for. */
    private void each(Spoken one, String head, Constraint by, String these, String item) {
        Optional<String> statement = lexicon.statement(one.fact().type());
        String wanted = one.fact().bound().keySet().stream()
                .filter(variables::isUsed)
                .findFirst()
                .orElse("");
        if (statement.isEmpty()) {
            String noun = English.bare(lexicon.one(one.fact().type()).orElseThrow());
            if (wanted.isEmpty()) {
                ifs.add(these + " is " + English.indefinite(noun));
            } else {
                variables.call(wanted, "each of these that is " + English.indefinite(noun));
            }
            return;
        }
        List<String> properties = lexicon.properties(one.fact().type());
        String bound = wanted.isEmpty()
                ? ""
                : Terms.path(Objects.requireNonNull(one.fact().bound().get(wanted)))
                        .orElse("");
        String clause = statement.get();
        for (String property : properties) {
            String said = property.equals(head) ? these : property.equals(bound) ? "\u0000" : slot(one, property, by);
            clause = clause.replaceFirst("\\{}", Matcher.quoteReplacement(said));
        }
        if (wanted.isEmpty()) {
            ifs.add(clause);
        } else if (bound.equals(head)) {
            variables.call(wanted, item);
            ifs.add(clause);
        } else {
            FieldWords field = variables.fieldOf(wanted).orElseThrow();
            variables.call(
                    wanted,
                    "each " + field.noun().singular() + " that "
                            + clause.replace("\u0000", "").strip());
        }
    }

    /** "agency that speaks for a sector": what stands in the list, and what the fact says of it. */
    private String withoutHead(Spoken one, String head, Constraint by, String item) {
        Optional<String> statement = lexicon.statement(one.fact().type());
        List<String> properties = lexicon.properties(one.fact().type());
        for (String variable : one.fact().bound().keySet()) {
            if (Terms.path(Objects.requireNonNull(one.fact().bound().get(variable)))
                    .equals(Optional.of(head))) {
                variables.call(variable, "that " + item);
            }
        }
        if (statement.isEmpty()) {
            String more = one.fact().constraints().stream()
                    .filter(constraint -> constraint.asks() && !constraint.equals(by))
                    .map(constraint -> ofHead(one.fact(), constraint.term(), head)
                            .orElseGet(() -> factWords.phrase(one.fact(), constraint.term(), false)))
                    .collect(Collectors.joining(" "));
            return English.bare(lexicon.one(one.fact().type()).orElseThrow()) + (more.isEmpty() ? "" : " " + more);
        }
        if (properties.isEmpty()
                || !properties.get(0).equals(head)
                || !statement.get().startsWith("{} ")) {
            throw new CannotSay(
                    one.fact().start(),
                    one.fact().type() + " (of which the first field is to be what stands in a list)");
        }
        String clause = statement.get().substring("{} ".length());
        for (String property : properties.subList(1, properties.size())) {
            clause = clause.replaceFirst("\\{}", Matcher.quoteReplacement(slot(one, property, by)));
        }
        return item + " that " + clause;
    }

    /** What is asked of that which stands in the list itself: "other than the police". */
    private Optional<String> ofHead(FactCondition fact, Term term, String head) {
        if (!(term instanceof Term.Operation operation)
                || !Terms.path(operation.left()).equals(Optional.of(head))) {
            return Optional.empty();
        }
        String values = English.list(variables.values(fact, operation.right()), "or");
        return switch (operation.operator()) {
            case "==", "in" -> Optional.of("that is " + values);
            case "!=", "not in" -> Optional.of("other than " + values);
            default -> Optional.empty();
        };
    }

    /** What stands in one place of a statement. */
    String slot(Spoken one, String property, @Nullable Constraint by) {
        FieldWords field = lexicon.field(one.fact().type(), property).orElseThrow();
        for (Constraint constraint : one.fact().constraints()) {
            if (constraint.equals(by)) {
                continue;
            }
            if (constraint.asks()
                    && constraint.term() instanceof Term.Operation operation
                    && Terms.path(operation.left()).equals(Optional.of(property))) {
                List<String> values = variables.values(one.fact(), operation.right());
                return switch (operation.operator()) {
                    case "==", "in" -> English.list(values, "or");
                    case "memberOf" -> "one of " + values.get(0);
                    case "not memberOf" ->
                        English.indefinite(field.noun().singular()) + " that is none of " + values.get(0);
                    case "!=", "not in" -> "a " + field.noun().singular() + " other than " + English.list(values, "or");
                    default -> throw new CannotSay(operation.start(), "\"" + operation.operator() + "\"");
                };
            }
        }
        // What a number is called is in the sentence: "the threshold is a certain number".
        return switch (field.form()) {
            case COUNT, MEASURE -> "a certain number";
            case DAY -> "a certain day";
            default -> English.indefinite(field.noun().singular());
        };
    }
}
