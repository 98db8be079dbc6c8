using System.Globalization;
using System.Text.RegularExpressions;
using Aetherion.Dashboard.Tests;
using Aetherion.Domain.Regimes;
using Aetherion.Lab.Evaluation;
using Aetherion.Model;

namespace Aetherion.Lab.Tests.Evaluation;

public sealed partial class EvaluationHtmlTests
{
    private const int LengthMax = 3_000_000;

    /// <summary>How far the foot of a label is below its line.</summary>
    private const double LabelBelowLine = 4;

    /// <summary>Below this, figures of 12 pixels touch.</summary>
    private const double LabelHeight = 9;

    /// <summary>A pixel of the 270 that the axis is high.</summary>
    private const double PixelTolerance = 1.0 / 270;

    private static readonly Lazy<Task<FileEvaluationReport>> Report = new(EvaluateAsync);

    [Fact]
    public async Task The_page_is_small_and_asks_for_nothing_else()
    {
        FileEvaluationReport report = await Report.Value;
        string page = EvaluationHtml.Of([report], []);
        page.Length.ShouldBeLessThan(LengthMax);
        page.ShouldNotContain("</script><b>");
        page.ShouldContain(report.ScoredHash);
        Addresses().Matches(page).Select(match => match.Value).Distinct().ShouldBe(["http://www.w3.org/2000/svg"]);
        page.ShouldNotContain("src=");
        page.ShouldNotContain("<link");
        page.ShouldNotContain("@import");
    }

    [Fact]
    public async Task Prices_below_a_millionth_keep_their_digits()
    {
        FileEvaluationReport report = await Report.Value;
        Instrument cheap = new(
            SyntheticBars.Instrument.Id, SyntheticBars.Instrument.Market, "A", "B", 1e-13m, 1, MinNotional: 0);
        string page = EvaluationHtml.Of([report with { Request = report.Request with { Instrument = cheap } }], []);
        double[] closes = [.. Rows().Matches(page).Select(row => double.Parse(row.Groups[1].Value, CultureInfo.InvariantCulture))];
        double last = report.Bars.Closes[^1] * 1e-13;
        last.ShouldBeLessThan(1e-6);
        closes[^1].ShouldBe(last, 1e-9 * last);
    }

    [Fact]
    public async Task Files_that_could_not_be_evaluated_are_listed_with_the_reason()
    {
        if (Browser.ReasonToSkip() is { } reason)
            Assert.Skip(reason);
        RenderedPage page = await RenderedPage.OfAsync(
            Browser.Path, EvaluationHtml.Of([await Report.Value], [], [new("bad.csv", "holds <no> bars")]),
            TestContext.Current.CancellationToken);
        page.Between("<h2>Not evaluated</h2>", "<h2>&lt;/script&gt;").ShouldContain("bad.csv: holds &lt;no&gt; bars");
    }

    [Fact]
    public async Task The_table_of_folds_shows_the_start_of_each_hash_and_tells_all_of_it()
    {
        FileEvaluationReport report = await Report.Value;
        FoldReport fold = report.Folds[0] with { TrainingHash = new string('a', 64), TestHash = "\"><i>0123456789abcdef" };
        RenderedPage page = await RenderAsync(report with { Folds = [fold, fold with { TestHash = new string('b', 64) }] });
        string table = page.Between("<h3>Folds, in sample and out of sample</h3>", "</main>");
        Cells().Matches(table).Select(match => (match.Groups[1].Value, match.Groups[2].Value)).ShouldBe(
        [
            (new string('a', 64), "aaaaaaaaaaaa"),
            ("&quot;&gt;&lt;i&gt;0123456789abcdef", "\"&gt;&lt;i&gt;0123456"),
            (new string('a', 64), "aaaaaaaaaaaa"),
            (new string('b', 64), "bbbbbbbbbbbb"),
        ]);
        table.ShouldContain(">train data</th>");
        table.ShouldContain(">scored data</th>");
    }

    [Fact]
    public async Task Each_model_that_was_given_is_named_and_so_is_the_shipped_one()
    {
        FileEvaluationReport report = await Report.Value;
        string begin = $"scored data sha256 {report.ScoredHash}</p>";
        const string End = "<h3>Price with the published regime</h3>";
        (await RenderAsync(report)).Between(begin, End).ShouldNotContain("regimes by");
        RegimeModel shipped = ShippedRegimeModel.Load();

        RenderedPage page = await RenderAsync(report with { Request = report.Request with { Model = shipped } });

        page.Between(begin, End).ShouldContain($">regimes by {shipped.Version} as shipped</p>");
        page.Between(begin, End).ShouldContain($">anomalies by {report.Bars.AnomalyModel.Version} as shipped</p>");
    }

    [Theory]
    [InlineData(0.5, "0.5", 0.5)]
    [InlineData(0.7, "1", 1)]
    [InlineData(18.4, "20", 20)]
    public async Task The_axis_of_drift_is_labelled_up_to_the_largest_value_with_its_bounds_marked_and_apart(double largest, string label, double top)
    {
        FileEvaluationReport report = await Report.Value;
        Feature feature = report.Folds[0].Drift.Keys.First();
        FoldReport fold = report.Folds[0] with { Drift = report.Folds[0].Drift.Clear().Add(feature, largest) };
        RenderedPage page = await RenderAsync(report with { Folds = [fold] });
        string plot = page.Between("<h3>Drift of the features</h3>", "<h3>Folds, in sample and out of sample</h3>");
        IReadOnlyDictionary<string, double> labels = RenderedPage.LabelsAtTheLeft(plot);
        labels.MinBy(pair => pair.Value).Key.ShouldBe(label);
        foreach (string bound in (string[])["0", "0.1", "0.25"])
        {
            labels.Keys.ShouldContain(bound);
        }

        Dashes().Count(plot).ShouldBe(2);
        double[] heights = [.. labels.Values.Order()];
        heights.Zip(heights.Skip(1), (upper, lower) => lower - upper).Min().ShouldBeGreaterThan(LabelHeight);
        double bar = RenderedPage.Bars(plot).ShouldHaveSingleItem().Value;
        double share = (labels["0"] - LabelBelowLine - bar) / (labels["0"] - labels[label]);
        // A root axis: most drift is small, and 0.1 and 0.25 stay apart where some is large.
        share.ShouldBe(Math.Sqrt(largest / top), PixelTolerance);
    }

    private static async Task<FileEvaluationReport> EvaluateAsync()
    {
        FileEvaluationRequest request = new(
            "</script><b>bars", SyntheticBars.Instrument, [.. new SyntheticBars(5, 9000).Candles], null);
        return await FileEvaluation.RunAsync(request, TimeProvider.System);
    }

    private static async Task<RenderedPage> RenderAsync(FileEvaluationReport report)
    {
        if (Browser.ReasonToSkip() is { } reason)
            Assert.Skip(reason);
        return await RenderedPage.OfAsync(
            Browser.Path, EvaluationHtml.Of([report], []), TestContext.Current.CancellationToken);
    }

    [GeneratedRegex("<td class=\"mono\" title=\"([^\"]*)\">([^<]*)</td>")]
    private static partial Regex Cells();

    [GeneratedRegex(@"\[[^,\[\]]+,[^,\[\]]+,([^,\[\]]+),\d,[^\[\]]+\]")]
    private static partial Regex Rows();

    [GeneratedRegex("<line [^>]*stroke-dasharray")]
    private static partial Regex Dashes();

    [GeneratedRegex("https?://[^\"' ]*")]
    private static partial Regex Addresses();
}
