using Aetherion.GraphQL.Types;

namespace Aetherion.GraphQL.Tests.Types;

public sealed class NamingConventionsTests
{
    [Theory]
    [InlineData("BullMarket", "BULL_MARKET")]
    [InlineData("S1", "S1")]
    [InlineData("M15", "M15")]
    [InlineData("BTCUsd", "BTC_USD")]
    [InlineData("Level2Book", "LEVEL2_BOOK")]
    [InlineData("ALREADY_SNAKE", "ALREADY_SNAKE")]
    public void Enum_values_are_screaming_snake(string name, string expected) =>
        NamingConventions.EnumValueName(name).ShouldBe(expected);

    [Theory]
    [InlineData("Title", "title")]
    [InlineData("ID", "id")]
    [InlineData("IOMode", "ioMode")]
    [InlineData("zScore", "zScore")]
    [InlineData("X", "x")]
    public void Members_are_camel_case(string name, string expected) =>
        NamingConventions.CamelCase(name).ShouldBe(expected);
}
