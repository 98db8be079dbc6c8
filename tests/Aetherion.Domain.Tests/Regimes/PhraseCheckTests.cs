using Aetherion.Domain.Regimes;
using Aetherion.Model;

namespace Aetherion.Domain.Tests.Regimes;

public sealed class PhraseCheckTests
{
    private const int LengthMax = 300;
    private const AnomalyLevel Both = AnomalyLevel.Anomaly | AnomalyLevel.Alarm;

    private const string Sentence =
        "Bull replaced Sideways after being confirmed: Bull has probability 0.71, Sideways 0.04; an expected move of 0.42 % over the "
        + "next 60 bars speaks for it (+1.4), AverageTrueRange at 1234.5 speaks for it (+0.9), Momentum5m at 1.5E-05 speaks for it "
        + "(+0.2), what came before speaks against it (-0.3).";

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
    public void Regimes_that_the_facts_do_not_name_are_refused(string text) => Fault(text).ShouldBe(PhraseFault.Name);

    [Theory]
    [InlineData(AnomalyLevel.None, "It is anomalous.")]
    [InlineData(AnomalyLevel.None, "It is an alarm.")]
    [InlineData(AnomalyLevel.Anomaly, "An alarming bar.")]
    [InlineData(AnomalyLevel.Alarm, "An ANOMALY.")]
    [InlineData(AnomalyLevel.Anomaly | AnomalyLevel.Alarm, "An anomaly and an alarm in a crisis.")]
    public void Levels_of_anomalies_that_the_facts_do_not_name_are_refused(AnomalyLevel level, string text) =>
        PhraseCheck.FindFault(Odd(level, -0.0125), text, LengthMax).ShouldBe(PhraseFault.Name);

    [Theory]
    [InlineData("The price went down 1.24 %, and the score of 7.5 is above 4.25, an anomaly and alarm.")]
    [InlineData("It fell 1.24 %.")]
    [InlineData("It moved lower by 1.24 %.")]
    [InlineData("The parts add up to 7.50, which exceeds the threshold.")]
    [InlineData("The score is made up of +5.0 and +2.5, with a move of up to 1.24 %.")]
    public void Directions_of_the_facts_may_be_said_in_other_words(string text) =>
        PhraseCheck.FindFault(Odd(Both, -0.0125), text, LengthMax).ShouldBe(PhraseFault.None);

    [Theory]
    [InlineData("The price went up 1.24 %.")]
    [InlineData("A RISE of 1.24 %.")]
    [InlineData("It rose 1.24 %.")]
    [InlineData("It rallied by 1.24 %.")]
    [InlineData("It traded higher.")]
    [InlineData("The price fell 1.24 % to a score below the threshold.")]
    [InlineData("The score is lower than 4.25.")]
    public void Directions_against_the_facts_are_refused(string text) =>
        PhraseCheck.FindFault(Odd(Both, -0.0125), text, LengthMax).ShouldBe(PhraseFault.Direction);

    [Theory]
    [InlineData(0.0125, "It dropped 1.26 %.")]
    [InlineData(0.0125, "A decline of 1.26 %.")]
    [InlineData(0.0125, "It went lower.")]
    [InlineData(0.0, "The price rose.")]
    [InlineData(0.0, "The price fell.")]
    public void A_price_that_rose_or_stood_did_not_fall(double logReturn, string text) =>
        PhraseCheck.FindFault(Odd(Both, logReturn), text, LengthMax).ShouldBe(PhraseFault.Direction);

    [Theory]
    [InlineData("Bull replaced Sideways as the price is falling.", PhraseFault.Direction)]
    [InlineData("Bull replaced Sideways as the price is rising.", PhraseFault.None)]
    [InlineData("Volatility is expected above usual.", PhraseFault.Direction)]
    [InlineData("Volatility is expected below usual.", PhraseFault.None)]
    public void Directions_of_a_regime_are_held_to_its_features(string text, PhraseFault fault)
    {
        const string rising =
            "Bull replaced Sideways after being confirmed: Bull has probability 0.71, Sideways 0.04; the price going up with efficiency "
            + "0.31 speaks for it (+1.4), a volatility forecast 0.4 deviations below usual speaks for it (+0.2).";
        PhraseCheck.FindFault(rising, text, LengthMax).ShouldBe(fault);
    }

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
        PhraseCheck.FindFault(explanation.Sentence, explanation.Sentence, 600).ShouldBe(PhraseFault.None, explanation.Sentence);
    }

    [Theory]
    [InlineData(AnomalyLevel.None, 0.0125)]
    [InlineData(AnomalyLevel.Anomaly, -0.0125)]
    [InlineData(AnomalyLevel.Alarm, 0.0)]
    [InlineData(Both, 1e-9)]
    public void Our_own_sentence_of_an_anomaly_passes(AnomalyLevel level, double logReturn)
    {
        string sentence = Odd(level, logReturn);
        PhraseCheck.FindFault(sentence, sentence, 600).ShouldBe(PhraseFault.None, sentence);
    }

    [Fact]
    public void A_sentence_full_of_names_and_numbers_passes_for_itself() =>
        PhraseCheck.FindFault(Sentence, Sentence, 600).ShouldBe(PhraseFault.None);

    private static PhraseFault Fault(string text) => PhraseCheck.FindFault(Sentence, text, LengthMax);

    private static string Odd(AnomalyLevel level, double logReturn) => AnomalySentence.Write(
        new BarAnomaly(7.5, 4.25, level, [5, 2.5]), new AnomalyValues(logReturn, 0.021, 3.2));
}
