using System.Text.RegularExpressions;
using Aetherion.Lab.Evaluation;

namespace Aetherion.Lab.Tests.Evaluation;

public sealed partial class EvaluationHtmlTests
{
    private const int LengthMax = 3_000_000;

    [Fact]
    public async Task The_page_is_small_and_asks_for_nothing_else()
    {
        FileEvaluationRequest request = new(
            "</script><b>bars", SyntheticBars.Instrument, [.. new SyntheticBars(5, 9000).Candles], null);
        FileEvaluationReport report = await FileEvaluation.RunAsync(
            request, TimeProvider.System, null, TestContext.Current.CancellationToken);
        string page = EvaluationHtml.Of([report], []);
        page.Length.ShouldBeLessThan(LengthMax);
        page.ShouldNotContain("</script><b>");
        page.ShouldContain(report.ScoredHash);
        Addresses().Matches(page).Select(match => match.Value).Distinct().ShouldBe(["http://www.w3.org/2000/svg"]);
        page.ShouldNotContain("src=");
        page.ShouldNotContain("<link");
        page.ShouldNotContain("@import");
    }

    [GeneratedRegex("https?://[^\"' ]*")]
    private static partial Regex Addresses();
}
