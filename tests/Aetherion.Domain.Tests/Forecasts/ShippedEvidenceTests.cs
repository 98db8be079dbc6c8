using System.Security.Cryptography;
using System.Text;
using Aetherion.Domain.Forecasts;

namespace Aetherion.Domain.Tests.Forecasts;

public sealed class ShippedEvidenceTests
{
    [Fact]
    public void Every_record_is_whole_and_carries_the_hash_of_its_configuration()
    {
        ShippedEvidence.All.Select(evidence => evidence.Predictor).ShouldBe(
            [
                ShippedEvidence.Risk, ShippedEvidence.Volatility, ShippedEvidence.Outlook, ShippedEvidence.Ensemble,
                ShippedEvidence.Funding, ShippedEvidence.Cascade,
            ]);
        foreach (PredictorEvidence evidence in ShippedEvidence.All)
        {
            evidence.ConfigurationHash.ShouldBe(
                Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(evidence.Configuration))));
            evidence.TrialCount.ShouldBeGreaterThan(0);
            evidence.TrainingData.ShouldNotBe(evidence.TestData);
            evidence.Comparisons.ShouldAllBe(comparison =>
                comparison.GainLower <= comparison.Gain && comparison.Gain <= comparison.GainUpper);
        }
    }

    [Fact]
    public void The_defaults_follow_from_the_records()
    {
        foreach (PredictorEvidence evidence in ShippedEvidence.All)
        {
            bool isBeaten = evidence.Comparisons.Length > 0
                && evidence.Comparisons.All(comparison => comparison.GainLower > 0);
            ShippedEvidence.IsOnByDefault(evidence.Predictor).ShouldBe(isBeaten);
        }
    }
}
