using Aetherion.Domain.Learning;
using Aetherion.Domain.Learning.HiddenMarkov;
using Aetherion.Domain.Regimes;
using Aetherion.Model;

namespace Aetherion.Domain.Tests.Regimes;

/// <summary>What is decided at a bar depends on that bar and those before it, to the last bit.</summary>
public class RegimeCausalityTests
{
    private const int BarCount = 600;
    private readonly FeatureVector[] _features = SampleFeatures(12);

    [Theory]
    [InlineData(1)]
    [InlineData(299)]
    [InlineData(BarCount - 1)]
    public void Cutting_or_changing_the_future_leaves_every_earlier_decision_identical(int cut)
    {
        Pipeline honest = new(0);
        List<RegimeDecision> whole = honest.Run(_features);
        new Pipeline(0).Run(_features[..cut]).ShouldBe(whole[..cut]);
        new Pipeline(0).Run(ChangedAfter(cut))[..cut].ShouldBe(whole[..cut]);
        whole.Count(decision => decision.Transition is not null).ShouldBeGreaterThan(3);
    }

    [Fact]
    public void A_leak_of_one_bar_is_found()
    {
        List<RegimeDecision> whole = new Pipeline(1).Run(_features);
        bool isFound = Enumerable.Range(1, BarCount - 1).Any(
            cut => !new Pipeline(1).Run(ChangedAfter(cut))[..cut].SequenceEqual(whole[..cut]));
        isFound.ShouldBeTrue();
        Should.Throw<ShouldAssertException>(
            () => new Pipeline(1).Run(ChangedAfter(299))[..299].ShouldBe(whole[..299]));
    }

    private FeatureVector[] ChangedAfter(int cut) =>
        [.. _features[..cut], .. SampleFeatures(99)[cut..].Select(_ => SampleModels.Features(-3, 1))];

    private static FeatureVector[] SampleFeatures(int seed)
    {
        (ObservationMatrix rows, _) = new HmmSampler(SampleModels.HiddenMarkov, seed).Sample(BarCount);
        return
        [
            .. Enumerable.Range(0, BarCount).Select(row => SampleModels.Features(
                (rows.Row(row)[0] * 0.2) + 0.01, (rows.Row(row)[1] * 0.6) - 7.5)),
        ];
    }

    /// <summary>Filter and detector over bars; with a lead the features of a later bar leak into each.</summary>
    private sealed class Pipeline(int lead)
    {
        public List<RegimeDecision> Run(FeatureVector[] features)
        {
            RegimeModel model = SampleModels.FourStates();
            RegimeFilter filter = new(model);
            RegimeDetector detector = new(SampleModels.Key, new RegimeDetectorOptions());
            List<RegimeDecision> decisions = [];
            for (int bar = 0; bar < features.Length; bar++)
            {
                FeatureVector seen = features[Math.Min(bar + lead, features.Length - 1)];
                StateProbabilities posterior = filter.Update(seen, out RegimeProbabilities probabilities);
                ClosedBar closed = new(
                    bar + 1, SampleModels.Candle(bar + 1), features[bar], posterior, probabilities);
                decisions.Add(detector.Update(closed, model.Version)!.Value);
            }

            return decisions;
        }
    }
}
