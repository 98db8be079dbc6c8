using Aetherion.Host.Commands;
using Aetherion.Host.Composition;

namespace Aetherion.Host.Tests.Composition;

public sealed class SymbolChoiceTests
{
    [Theory]
    [InlineData("1", 1)]
    [InlineData("12", 12)]
    [InlineData("1000", 1_000)]
    public void A_number_takes_so_many_of_the_simulated_ones(string text, int count) =>
        SymbolChoice.Read(text).Active.Length.ShouldBe(count);

    [Fact]
    public void Named_ones_are_taken_in_their_order_and_each_once() =>
        SymbolChoice.Read("sim:AAPL, sim:BTC-USD,,sim:AAPL,sim:SIM013-USD").Active.Select(i => i.Id.ToString())
            .ShouldBe(["sim:AAPL", "sim:BTC-USD", "sim:SIM013-USD"]);

    [Theory]
    [InlineData("0", "1 to 1000")]
    [InlineData("-3", "1 to 1000")]
    [InlineData("1001", "1 to 1000")]
    [InlineData("sim:NONE", "no such simulated instrument; known are for example sim:BTC-USD")]
    [InlineData("binance:BTCUSDT", "no such simulated instrument")]
    [InlineData("sim:AAPL,nonsense", "nonsense")]
    [InlineData(" , ", "names no instrument")]
    [InlineData("", "names no instrument")]
    public void Anything_else_is_an_error_that_says_what_to_write(string text, string expected) =>
        Should.Throw<CommandException>(() => SymbolChoice.Read(text)).Message.ShouldContain(expected);
}
