using Aetherion.Domain.Forecasts;

namespace Aetherion.Domain.Tests.Forecasts;

public sealed class TradabilityTests
{
    private static readonly TradabilityInputs Good = new()
    {
        RoundTripCost = 0,
        ExpectedVolatility = 0.01,
        ActivityRank = 0.7,
        AnomalyRank = 0.5,
        RegimeProbability = 1,
        DataHealth = 1,
    };

    [Fact]
    public void Everything_at_its_best_scores_a_hundred() => Tradability.Of(Good).Score!.Value.ShouldBe(100, 1e-9);

    [Fact]
    public void The_parts_and_their_mean_are_the_formula()
    {
        Tradability tradability = Tradability.Of(new TradabilityInputs
        {
            RoundTripCost = 0.001,
            ExpectedVolatility = 0.005,
            ActivityRank = 0.25,
            AnomalyRank = 0.98,
            RegimeProbability = 0.7,
            RegimeCount = 4,
            DataHealth = 0.9,
        });
        double cost = 1 - (0.001 / (0.005 * Math.Sqrt(2 / Math.PI)));
        tradability.Cost!.Value.ShouldBe(cost, 1e-12);
        tradability.Activity!.Value.ShouldBe(0.5, 1e-12);
        tradability.Calm!.Value.ShouldBe(0.4, 1e-9);
        tradability.Confidence!.Value.ShouldBe(0.6, 1e-12);
        double expected = 90 * Math.Pow(cost, 0.4) * Math.Pow(0.5 * 0.4 * 0.6, 0.2);
        tradability.Score!.Value.ShouldBe(expected, 1e-7);
    }

    [Fact]
    public void Costs_above_the_expected_move_score_nothing() =>
        Tradability.Of(Good with { RoundTripCost = 0.02 }).Score.ShouldBe(0);

    [Fact]
    public void Unknown_parts_are_left_out_and_shown_as_unknown()
    {
        Tradability tradability = Tradability.Of(
            new TradabilityInputs { RoundTripCost = 0.001, ExpectedVolatility = 0.01, DataHealth = 1 });
        tradability.Activity.ShouldBeNull();
        tradability.Score!.Value.ShouldBe(100 * tradability.Cost!.Value, 1e-9);
        Tradability.Of(Good with { RoundTripCost = null }).Score.ShouldBeNull();
    }

    [Fact]
    public void Every_score_lies_between_0_and_100_and_worse_inputs_never_score_higher()
    {
        Random random = new(3);
        for (int round = 0; round < 2000; round++)
        {
            TradabilityInputs inputs = new()
            {
                RoundTripCost = 0.01 * random.NextDouble(),
                ExpectedVolatility = 0.02 * random.NextDouble(),
                ActivityRank = random.NextDouble(),
                AnomalyRank = random.NextDouble(),
                RegimeProbability = random.NextDouble(),
                DataHealth = random.NextDouble(),
            };
            double score = Tradability.Of(inputs).Score!.Value;
            score.ShouldBeInRange(0, 100);
            Tradability.Of(inputs with { RoundTripCost = inputs.RoundTripCost * 2 }).Score!.Value.ShouldBeLessThanOrEqualTo(score);
            Tradability.Of(inputs with { ActivityRank = inputs.ActivityRank / 2 }).Score!.Value.ShouldBeLessThanOrEqualTo(score);
            Tradability.Of(inputs with { DataHealth = inputs.DataHealth / 2 }).Score!.Value.ShouldBeLessThanOrEqualTo(score);
        }
    }

    [Fact]
    public void Numbers_out_of_bounds_are_refused()
    {
        Should.Throw<ArgumentException>(() => Tradability.Of(Good with { ActivityRank = 1.1 })).Message.ShouldContain("activity rank");
        Should.Throw<ArgumentException>(() => Tradability.Of(Good with { RoundTripCost = double.NaN }));
        Should.Throw<ArgumentException>(() => Tradability.Of(Good with { DataHealth = -0.1 }));
        Should.Throw<ArgumentException>(() => Tradability.Of(Good with { RegimeCount = 1 }));
    }
}
