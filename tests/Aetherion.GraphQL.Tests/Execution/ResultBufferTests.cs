using System.Globalization;
using System.Text;
using Aetherion.GraphQL.Execution;

namespace Aetherion.GraphQL.Tests.Execution;

public sealed class ResultBufferTests
{
    [Fact]
    public void A_decimal_is_written_as_its_text_is()
    {
        const int Count = 200_000;
        var random = new Random(11);
        for (var index = 0; index < Count; index++)
        {
            var high = random.Next(4) == 0 ? random.Next() : 0;
            var number = new decimal(
                random.Next(3) == 0 ? random.Next(100) : random.Next(int.MinValue, int.MaxValue),
                random.Next(2) == 0 ? 0 : random.Next(int.MinValue, int.MaxValue),
                high,
                random.Next(2) == 0,
                (byte)random.Next(29));
            Written(number).ShouldBe(number.ToString(CultureInfo.InvariantCulture));
        }
    }

    [Theory]
    [InlineData("0")]
    [InlineData("0.00")]
    [InlineData("-0.0")]
    [InlineData("0.00012300")]
    [InlineData("-0.00012300")]
    [InlineData("18446744073709551615")]
    [InlineData("18446744073709551616")]
    [InlineData("1844674407370955161.5")]
    [InlineData("0.0000000000000000001")]
    [InlineData("0.0000000000000000000000000001")]
    [InlineData("79228162514264337593543950335")]
    public void A_decimal_at_the_edge_of_what_is_written_fast_is_written_right(string text)
    {
        var number = decimal.Parse(text, CultureInfo.InvariantCulture);

        Written(number).ShouldBe(number.ToString(CultureInfo.InvariantCulture));
    }

    private static string Written(decimal number)
    {
        using var buffer = new ResultBuffer();
        buffer.WriteNumber(number);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
