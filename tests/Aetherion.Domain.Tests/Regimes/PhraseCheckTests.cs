using Aetherion.Domain.Regimes;
using Aetherion.Model;

namespace Aetherion.Domain.Tests.Regimes;

public sealed class PhraseCheckTests
{
    private const int LengthMax = 300;

    private static RegimeExplanation Explanation { get; } = new(
        Regime.Bull, Regime.Sideways, 1.1, [], -0.3, RegimeRules.ConfidenceAfterDwell,
        "Bull replaced Sideways after being confirmed: Bull has probability 0.71, Sideways 0.04; an expected move of 0.42 % over the "
        + "next 60 bars speaks for it (+1.4), AverageTrueRange at 1234.5 speaks for it (+0.9), Momentum5m at 1.5E-05 speaks for it "
        + "(+0.2), what came before speaks against it (-0.3).");

    [Theory]
    [InlineData("The market turned bullish, and no longer moves sideways.")]
    [InlineData("BULL at 71%, sideways at 4 percent; the probability is 71.0 %.")]
    [InlineData("Bull (0.7) is confirmed, with +1.4 for it.")]
    [InlineData("The range is 1234 or 1235.")]
    [InlineData("A move of 0.42% or 0.4 per cent is expected over 60 bars, the 60-bar horizon.")]
    [InlineData("The range is 1,234.5, or 1234.5, and history says -0.3, \u22120.3 or minus 0.3.")]
    [InlineData("Momentum5m of 0.000015 or 1.5E-05 or 0.0015 % is small \u2014 \u201Cit\u201D didn\u2019t matter\u2026")]
    public void Facts_may_be_said_in_other_words(string text) => Fault(text).ShouldBe(PhraseFault.None);

    [Theory]
    [InlineData("Bull has probability 0.72.")]
    [InlineData("Bull has probability 0.8.")]
    [InlineData("Bull has probability 0.710001.")]
    [InlineData("Bull has probability 1.")]
    [InlineData("Bull has probability 0.71 %.")]
    [InlineData("Bull has probability 710.")]
    [InlineData("Bull has probability 0,71.")]
    [InlineData("Bull has probability .71.")]
    [InlineData("Bull has probability 0.71.24.")]
    [InlineData("Bull has probability -0.71.")]
    [InlineData("Bull has probability minus 0.71.")]
    [InlineData("Bull has probability \u20130.71.")]
    [InlineData("Bull has probability 0.71k.")]
    [InlineData("Sideways has probability 0.0.")]
    [InlineData("Sideways has probability 0.")]
    [InlineData("The range speaks for it with 1.")]
    [InlineData("History speaks for it with 0.3.")]
    [InlineData("History speaks for it with +0.3.")]
    [InlineData("A move of 0.42 is expected.")]
    [InlineData("A move of 42% is expected.")]
    [InlineData("The range is 12,345.")]
    [InlineData("The range is 1,23.")]
    [InlineData("The range is 1200.")]
    [InlineData("Momentum1m is small.")]
    [InlineData("5m is small.")]
    [InlineData("It holds for 5 hours.")]
    [InlineData("99999999999999999999999999999999 bars.")]
    [InlineData("1E99 bars.")]
    [InlineData("Bull is seventy percent likely.")]
    [InlineData("Bull is TWICE as likely.")]
    public void Other_numbers_are_refused(string text) => Fault(text).ShouldBe(PhraseFault.Number);

    [Theory]
    [InlineData("Bull replaced Bear.")]
    [InlineData("The mood is no longer bearish.")]
    [InlineData("It was a CRISIS.")]
    [InlineData("Crises end.")]
    [InlineData("The regime is unknown.")]
    public void Regimes_that_the_facts_do_not_name_are_refused(string text) => Fault(text).ShouldBe(PhraseFault.Regime);

    [Theory]
    [InlineData("Bull.\nSideways.")]
    [InlineData("Bull\u0007.")]
    [InlineData("Bu\u200Bll.")]
    [InlineData("\u202Elluf.")]
    [InlineData("**Bull** replaced Sideways.")]
    [InlineData("`Bull`")]
    [InlineData("<b>Bull</b>")]
    [InlineData("[Bull](x)")]
    [InlineData("See https://example.com")]
    [InlineData("See //example")]
    [InlineData("See example.com for more.")]
    [InlineData("mailto:someone")]
    [InlineData("Bull at \u0667\u0661 %.")]
    [InlineData("Bull at \u00BD.")]
    [InlineData("\u0412ear market.")]
    public void Markup_links_and_other_characters_are_refused(string text) => Fault(text).ShouldBe(PhraseFault.Format);

    [Fact]
    public void An_empty_text_and_one_that_is_too_long_are_refused()
    {
        Fault(new string('x', LengthMax)).ShouldBe(PhraseFault.None);
        Fault(new string('x', LengthMax + 1)).ShouldBe(PhraseFault.Length);
        Fault(" ").ShouldBe(PhraseFault.Length);
    }

    [Theory]
    [InlineData(Regime.Bull, Regime.Sideways, RegimeRules.FirstLabel)]
    [InlineData(Regime.Bull, Regime.Bear, RegimeRules.ConfidenceAfterDwell)]
    [InlineData(Regime.Crisis, Regime.Bear, RegimeRules.CrisisBreakIn)]
    [InlineData(Regime.Sideways, Regime.Crisis, RegimeRules.CrisisOver)]
    public void Our_own_sentence_passes(Regime regime, Regime other, string reasonCode)
    {
        var model = SampleModels.FourStates();
        ClosedBar bar = SampleModels.Bar(1, regime, 0.7) with { Probabilities = new RegimeProbabilities(0.7, 0.05, 0.2, 0.05) };
        RegimeExplanation explanation = RegimeExplainer.Explain(model, bar, regime, other, reasonCode);
        PhraseCheck.FindFault(explanation, explanation.Sentence, 600).ShouldBe(PhraseFault.None, explanation.Sentence);
    }

    [Fact]
    public void A_sentence_full_of_names_and_numbers_passes_for_itself() =>
        PhraseCheck.FindFault(Explanation, Explanation.Sentence, 600).ShouldBe(PhraseFault.None);

    private static PhraseFault Fault(string text) => PhraseCheck.FindFault(Explanation, text, LengthMax);
}
