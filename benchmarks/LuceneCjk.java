// Lucene's CJK analyzer and BM25 for benchmarks/engines.py: reads a count, as many documents, then questions, a line
// each; says "ready", then for each question one line {"places": [...], "score": s}. Its own code has no formula.

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.cjk.CJKAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.RAMDirectory;
import org.apache.lucene.util.Version;

public class LuceneCjk {
  private static final int MOST = 10;

  public static void main(String[] arguments) throws Exception {
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in, "UTF-8"));
    PrintStream out = new PrintStream(System.out, true, "UTF-8");
    Analyzer analyzer = new CJKAnalyzer();
    BooleanQuery.setMaxClauseCount(100_000);
    IndexSearcher searcher = new IndexSearcher(DirectoryReader.open(index(in, analyzer)));
    searcher.setSimilarity(new BM25Similarity(1.2f, 0.75f));
    out.println("ready");
    for (String question = in.readLine(); question != null; question = in.readLine()) {
      out.println(json(searcher.search(query(question, analyzer), MOST).scoreDocs));
    }
  }

  private static RAMDirectory index(BufferedReader in, Analyzer analyzer) throws Exception {
    RAMDirectory directory = new RAMDirectory();
    IndexWriterConfig config = new IndexWriterConfig(Version.LATEST, analyzer);
    config.setSimilarity(new BM25Similarity(1.2f, 0.75f));
    try (IndexWriter writer = new IndexWriter(directory, config)) {
      for (int left = Integer.parseInt(in.readLine().trim()); left > 0; left--) {
        Document document = new Document();
        document.add(new TextField("text", in.readLine(), Field.Store.NO));
        writer.addDocument(document);
      }
    }
    return directory;
  }

  private static BooleanQuery query(String question, Analyzer analyzer) throws Exception {
    BooleanQuery query = new BooleanQuery();
    try (TokenStream tokens = analyzer.tokenStream("text", new StringReader(question))) {
      CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
      tokens.reset();
      while (tokens.incrementToken()) {
        query.add(new TermQuery(new Term("text", term.toString())), BooleanClause.Occur.SHOULD);
      }
      tokens.end();
    }
    return query;
  }

  private static String json(ScoreDoc[] found) {
    List<String> places = new ArrayList<>();
    for (ScoreDoc one : found) {
      places.add(Integer.toString(one.doc));
    }
    return "{\"places\": [" + String.join(", ", places) + "], \"score\": " + (found.length > 0 ? found[0].score : 0) + "}";
  }
}
