using System.Text.Json;
using Aetherion.GrainInterfaces;
using Aetherion.Model;

namespace Aetherion.Grains.Tests.Models;

public sealed class ModelScopeTests
{
    [Theory]
    [InlineData("regime/sim:BTC-USD/M1")]
    [InlineData("funding/binance:BTCUSDT/any")]
    [InlineData("risk/*/H1")]
    [InlineData("regime/*/any")]
    public void A_scope_is_read_as_it_is_written(string text)
    {
        var scope = ModelScope.Parse(text);
        scope.ToString().ShouldBe(text);
        JsonSerializer.Deserialize<ModelScope>(JsonSerializer.Serialize(scope)).ShouldBe(scope);
    }

    [Theory]
    [InlineData("")]
    [InlineData("regime")]
    [InlineData("regime/sim:BTC-USD")]
    [InlineData("Regime/sim:BTC-USD/M1")]
    [InlineData("regime/BTC/M1")]
    [InlineData("regime/sim:BTC-USD/M2")]
    [InlineData("regime/sim:BTC-USD/M1/x")]
    public void Anything_else_is_an_error_that_says_what_to_write(string text) =>
        Should.Throw<FormatException>(() => ModelScope.Parse(text)).Message.ShouldContain("regime/sim:BTC-USD/M1");

    [Fact]
    public void The_closest_scope_comes_first_and_all_serve()
    {
        var instrument = new InstrumentId("sim", "BTC-USD");
        var scopes = ModelScope.Serving(ModelFamilies.Regime, instrument, Timeframe.M5);
        scopes.Select(s => s.ToString()).ShouldBe(
            ["regime/sim:BTC-USD/M5", "regime/sim:BTC-USD/any", "regime/*/M5", "regime/*/any"]);
        scopes.ShouldAllBe(s => s.Serves(instrument, Timeframe.M5));
        scopes.Count(s => s.Serves(instrument, Timeframe.M1)).ShouldBe(2);
        scopes.Count(s => s.Serves(new InstrumentId("sim", "AAPL"), Timeframe.M5)).ShouldBe(2);
    }

    [Fact]
    public void Promotions_are_undone_in_their_order_also_when_one_was_demoted()
    {
        var line = ModelLine.Of(
        [
            Event(ModelEventKind.Promoted, "a"), Event(ModelEventKind.Promoted, "b"),
            Event(ModelEventKind.ChallengerSet, "c"), Event(ModelEventKind.Promoted, "c"),
            Event(ModelEventKind.Demoted, "b"), Event(ModelEventKind.Alert, "b"), Event(ModelEventKind.Refused, "d"),
        ]);
        (line.Champion, line.Previous, line.Challenger).ShouldBe(("b", "a", null));
        (line.StateOf("a"), line.StateOf("b"), line.StateOf("c")).ShouldBe(
            (ModelState.Retired, ModelState.Champion, ModelState.Retired));
        (line.StateOf("d"), line.StateOf("e")).ShouldBe((ModelState.Refused, ModelState.Registered));
    }

    private static ModelEvent Event(ModelEventKind kind, string version) =>
        new(1, default, kind, new ModelScope(ModelFamilies.Regime), version, null, "test", "");
}
