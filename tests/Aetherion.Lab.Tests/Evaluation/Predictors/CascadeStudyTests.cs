using Aetherion.Domain.Forecasts;
using Aetherion.Domain.Simulation;
using Aetherion.Lab.Evaluation.Predictors;
using Aetherion.Model;

namespace Aetherion.Lab.Tests.Evaluation.Predictors;

public sealed class CascadeStudyTests
{
    private const int BarCount = 16_000;

    private static readonly MomentumCascadeOptions Quick = new() { BlockLength = 120, ShuffleCount = 499 };

    [Fact]
    public void A_lasting_link_is_found_and_helps_later()
    {
        CascadeStudyResult result = CascadeStudy.Run(Symbols(pull: 0.3), Quick);
        result.Links.Single(link => link.IsDiscovery).ShouldSatisfyAllConditions(
            link => link.Leader.ShouldBe(0), link => link.Follower.ShouldBe(1), link => link.Lag.ShouldBe(2));
        result.Gains[0].IsAboveZero.ShouldBeTrue();
        Evidence.Of(result, Quick, ["a", "b"]).IsOnByDefault.ShouldBeTrue();
    }

    [Fact]
    public void Without_a_link_the_cascade_is_off()
    {
        CascadeStudyResult result = CascadeStudy.Run(Symbols(pull: 0), Quick);
        Evidence.Of(result, Quick, ["a", "b"]).IsOnByDefault.ShouldBeFalse();
    }

    [Fact]
    public void Minutes_that_one_symbol_lacks_are_left_out_of_all()
    {
        List<Candle>[] symbols = Symbols(pull: 0.3);
        symbols[1].RemoveRange(5000, 300);
        CascadeStudy.Run(symbols, Quick).Links.Single(link => link.IsDiscovery).Lag.ShouldBe(2);
    }

    private static List<Candle>[] Symbols(double pull)
    {
        RandomGenerator random = new(1);
        double[] moves = [.. Enumerable.Range(0, BarCount).Select(_ => random.NextNormal())];
        double[] followers = [.. moves.Select((_, bar) => random.NextNormal() + (bar < 2 ? 0 : pull * moves[bar - 2]))];
        return [Bars(moves), Bars(followers)];
    }

    private static List<Candle> Bars(double[] moves)
    {
        DateTime start = new(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        double logPrice = Math.Log(1e9);
        List<Candle> bars = [];
        for (int bar = 0; bar < moves.Length; bar++)
        {
            logPrice += 0.0005 * moves[bar];
            Price price = new((long)Math.Exp(logPrice));
            bars.Add(new Candle(
                Timeframe.M1, start.AddMinutes(bar), price, price, price, price, new Quantity(1), default, 1, 1, 0));
        }

        return bars;
    }
}
