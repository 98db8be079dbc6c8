using System.Text.Json;

namespace Aetherion.Model.Tests;

public sealed class KeyTests
{
    [Theory]
    [InlineData("sim:BTC-USD", "sim", "BTC-USD", "live")]
    [InlineData("binance:BTCUSDT@replay-7", "binance", "BTCUSDT", "replay-7")]
    public void Symbol_keys_are_read_and_written(string text, string venue, string symbol, string run)
    {
        var key = SymbolKey.Parse(text);
        (key.Instrument.Venue, key.Instrument.Symbol, key.Run).ShouldBe((venue, symbol, run));
        key.ToString().ShouldBe(text);
        key.IsLive.ShouldBe(run == "live");
    }

    [Fact]
    public void The_live_run_may_be_written_out() => SymbolKey.Parse("sim:X@live").ShouldBe(SymbolKey.Parse("sim:X"));

    [Theory]
    [InlineData("")]
    [InlineData("sim")]
    [InlineData("sim:")]
    [InlineData(":BTC")]
    [InlineData("sim:B TC")]
    [InlineData("sim:BTC@")]
    [InlineData("sim:BTC@UPPER")]
    [InlineData("sim:BTC@a@b")]
    [InlineData("sim:BTC/M1")]
    [InlineData("sim:12345678901234567890123456789012345678901")]
    public void What_is_no_symbol_key_is_refused(string text)
    {
        SymbolKey.TryParse(text, null, out _).ShouldBeFalse();
        Should.Throw<FormatException>(() => SymbolKey.Parse(text));
    }

    [Fact]
    public void Regime_keys_are_read_and_written()
    {
        var key = RegimeKey.Parse("sim:BTC-USD@r1/M15");
        key.ShouldBe(new RegimeKey(SymbolKey.Parse("sim:BTC-USD@r1"), Timeframe.M15));
        key.ToString().ShouldBe("sim:BTC-USD@r1/M15");
    }

    [Theory]
    [InlineData("sim:BTC-USD")]
    [InlineData("sim:BTC-USD/")]
    [InlineData("sim:BTC-USD/M2")]
    [InlineData("sim:BTC-USD/m1")]
    [InlineData("sim:BTC-USD/2")]
    public void What_is_no_regime_key_is_refused(string text) =>
        Should.Throw<FormatException>(() => RegimeKey.Parse(text));

    [Fact]
    public void In_json_keys_are_their_text_also_as_property_names()
    {
        var key = SymbolKey.Parse("sim:BTC-USD@r1");
        JsonSerializer.Serialize(key).ShouldBe("\"sim:BTC-USD@r1\"");
        var map = new Dictionary<SymbolKey, int> { [key] = 5 };
        var json = JsonSerializer.Serialize(map);
        json.ShouldBe("""{"sim:BTC-USD@r1":5}""");
        JsonSerializer.Deserialize<Dictionary<SymbolKey, int>>(json).ShouldBe(map);
        Should.Throw<JsonException>(() => JsonSerializer.Deserialize<SymbolKey>("\"nothing\""));
        Should.Throw<JsonException>(() => JsonSerializer.Deserialize<SymbolKey>("null"));
    }

    [Theory]
    [InlineData("S1", true)]
    [InlineData("D1", true)]
    [InlineData("s1", false)]
    [InlineData("0", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Timeframes_are_read_by_their_exact_name(string? text, bool isOne) =>
        Timeframes.TryParse(text, out _).ShouldBe(isOne);
}
