package io.auscult.delivery.inbox;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** A card's markdown as HTML. A rule file is data from a colleague: raw HTML in it is shown as text, and links are checked. */
public final class Markdown {
    private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .extensions(EXTENSIONS)
            .escapeHtml(true)
            .sanitizeUrls(true)
            .build();

    private static final Pattern PARAGRAPHS = Pattern.compile("\\n\\s*\\n");
    private static final Pattern LIMITS = Pattern.compile("^\\*\\*(What it does not say|When it stays silent|Limits)");

    /** "About 97 of 100 patients flagged like this …", "Most patients asked about here …". */
    private static final Pattern HOW_OFTEN = Pattern.compile("^\\*\\*[^*]*\\b(of 100|of 1000|Most patients)\\b");

    private Markdown() {}

    public static String html(String markdown) {
        return RENDERER.render(PARSER.parse(markdown));
    }

    /** What a rule's card says of its limits: its paragraphs "What it does not say" and "When it stays silent". */
    public static String limits(String markdown) {
        return PARAGRAPHS
                .splitAsStream(markdown.strip())
                .filter(paragraph -> LIMITS.matcher(paragraph).find())
                .collect(Collectors.joining("\n\n"));
    }

    /** What a rule's card says of how often those it asks about have what it is about. */
    public static String howOften(String markdown) {
        return PARAGRAPHS
                .splitAsStream(markdown.strip())
                .filter(paragraph -> HOW_OFTEN.matcher(paragraph).find())
                .collect(Collectors.joining("\n\n"));
    }
}
