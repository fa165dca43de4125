package assay.lsp;

import com.google.gson.JsonParseException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.Consumer;
import org.apache.commons.lang3.StringUtils;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.eclipse.lsp4j.jsonrpc.MessageConsumer;
import org.eclipse.lsp4j.jsonrpc.json.MessageJsonHandler;
import org.eclipse.lsp4j.jsonrpc.json.StreamMessageProducer;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.jsonrpc.messages.Message;
import org.eclipse.lsp4j.jsonrpc.messages.MessageIssue;
import org.eclipse.lsp4j.jsonrpc.messages.RequestMessage;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseMessage;
import org.jspecify.annotations.Nullable;

/**
 * What an editor sends, one message after another. What cannot be understood is answered, since an editor that waits for
 * an answer would wait for ever; where it cannot be seen any more where a message ends, nothing after it is heard.
 */
final class Incoming extends StreamMessageProducer {

    private static final String LENGTH = "Content-Length";

    private static final ResponseError NO_JSON =
            new ResponseError(ResponseErrorCode.ParseError, "a message is no JSON", null);

    /** For JSON that is no message. */
    static final ResponseError NO_MESSAGE = new ResponseError(
            ResponseErrorCode.InvalidRequest, "a message neither asks for anything nor tells or answers", null);

    private final MessageConsumer answers;
    private final Consumer<String> broken;

    /**
     * @param answers where answers go
     * @param broken is told in one line why nothing more can be heard
     */
    Incoming(InputStream in, MessageJsonHandler json, MessageConsumer answers, Consumer<String> broken) {
        super(in, json, (message, issues) -> refuse(message, issues, answers));
        this.answers = answers;
        this.broken = broken;
    }

    /** Its name is one of HTTP, where capitals make no difference; of encodings the protocol has but one. */
    @Override
    protected void parseHeader(String line, Headers headers) {
        if (StringUtils.substringBefore(line, ":").trim().equalsIgnoreCase(LENGTH)) {
            super.parseHeader(LENGTH + ":" + StringUtils.substringAfter(line, ":"), headers);
        }
    }

    @Override
    protected void fireError(Throwable failure) {
        if (failure instanceof NumberFormatException) {
            // A length that is no number is none, which is told at the end of the headers.
            return;
        }
        if (failure instanceof JsonParseException) {
            answer(null, isNoJson(failure) ? NO_JSON : NO_MESSAGE, answers);
        } else if (failure instanceof IllegalStateException) {
            broken.accept("a message has no " + LENGTH + ": it cannot be told where it ends");
            close();
        } else {
            super.fireError(failure);
        }
    }

    /** As against JSON that is something else than what it has to be. */
    private static boolean isNoJson(@Nullable Throwable failure) {
        return ExceptionUtils.indexOfType(failure, IOException.class) >= 0;
    }

    /** Says what asks for something in a shape that it cannot have; who only tells something hears nothing. */
    private static void refuse(Message message, List<MessageIssue> issues, MessageConsumer answers) {
        if (message instanceof RequestMessage asked) {
            answer(
                    asked.getRawId(),
                    issues.stream().anyMatch(one -> isNoJson(one.getCause()))
                            ? NO_JSON
                            : new ResponseError(
                                    ResponseErrorCode.InvalidParams,
                                    asked.getMethod() + " has params of another shape than it takes",
                                    null),
                    answers);
        }
    }

    static void answer(@Nullable Either<String, Number> id, ResponseError refusal, MessageConsumer answers) {
        ResponseMessage answer = new ResponseMessage();
        answer.setRawId(id);
        answer.setError(refusal);
        answers.consume(answer);
    }
}
