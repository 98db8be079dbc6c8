using Aetherion.Domain.Forecasts;
using Aetherion.Domain.Markets;
using Aetherion.Domain.Tests;
using Aetherion.Lab.Evaluation.Predictors;
using Aetherion.Model;

namespace Aetherion.Lab.Tests.Evaluation.Predictors;

public sealed class ShippedRiskModelTests
{
    private const string File2024 = "btcusdt-1m-2024.csv.gz";

    private static readonly DateTime Split = new(2024, 7, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>Bars after the first weeks of July are not read: they have no part in the training.</summary>
    [Fact]
    public void Training_on_the_first_half_of_2024_gives_the_shipped_coefficients_and_record()
    {
        using BarFileReader reader = new(
            File.OpenRead(SharedData.Require("data/" + File2024)), File2024, SyntheticBars.Instrument, Timeframe.M1);
        List<Candle> bars = [.. reader.ReadAll().TakeWhile(bar => bar.OpenTime < Split.AddDays(14))];
        RiskStudyResult result = new RiskStudy(bars, bars.FindIndex(bar => bar.OpenTime >= Split)).Run();
        RiskModel shipped = RiskModel.LoadShipped();
        shipped.Smearing.ShouldBe(result.Model.Smearing, 1e-9);
        shipped.Intercept.ShouldBe(result.Model.Intercept, 1e-9);
        shipped.Coefficients.ToArray().ShouldBe(result.Model.Coefficients.ToArray(), 1e-9);
        PredictorEvidence record = ShippedEvidence.All.Single(evidence => evidence.Predictor == ShippedEvidence.Risk);
        record.Configuration.ShouldBe(result.Configuration);
        record.ConfigurationHash.ShouldBe(Evidence.Of(result).ConfigurationHash);
        record.TrainingData.ShouldBe(result.TrainingHash);
    }
}
