using Aetherion.Domain.Regimes;

namespace Aetherion.Domain.Tests.Regimes;

public class CalmOptionsTests
{
    [Fact]
    public void The_weight_falls_through_its_two_points()
    {
        CalmOptions options = new() { CalmScore = -1, RestlessScore = 1 };
        options.Weight(-1).ShouldBe(CalmOptions.CalmWeight, 1e-12);
        options.Weight(0).ShouldBe(0.5, 1e-12);
        options.Weight(1).ShouldBe(CalmOptions.RestlessWeight, 1e-12);
        options.Weight(-6).ShouldBeInRange(0.98, 1);
        options.Weight(6).ShouldBeInRange(0, 0.02);
    }

    [Theory]
    [InlineData(0.5, 0.5)]
    [InlineData(1, 0)]
    [InlineData(double.NaN, 0)]
    [InlineData(0, double.PositiveInfinity)]
    public void Scores_out_of_order_are_refused(double calm, double restless)
    {
        RegimeModel model = SampleModels.FourStates();
        Should.Throw<ArgumentException>(() => new RegimeModel(
                model.Features, model.Scaler, model.HiddenMarkov, model.Regimes, model.Training,
                calm: new CalmOptions { CalmScore = calm, RestlessScore = restless }))
            .Message.ShouldContain("RestlessScore the greater");
    }
}
