using Aetherion.Domain.Regimes;
using Aetherion.Model;

namespace Aetherion.Domain.Tests.Regimes;

public class ShippedRegimeModelTests
{
    [Fact]
    public void The_shipped_model_knows_all_four_regimes_from_features_without_scale()
    {
        RegimeModel model = ShippedRegimeModel.Load();
        model.Regimes.Distinct().Order().ShouldBe([Regime.Bull, Regime.Bear, Regime.Sideways, Regime.Crisis]);
        model.Features.ShouldBe(RegimeFeatures.Default);
        model.HiddenMarkov.TransitionMatrix.ToArray().ShouldAllBe(probability => probability > 0);
        model.HiddenMarkov.StartProbabilities.ToArray().ShouldAllBe(probability => probability > 0.01);
    }
}
