using System.Globalization;
using System.Text;
using Aetherion.Domain.Venues;

namespace Aetherion.Domain.Tests.Venues;

/// <summary>Numbers read sixteen bytes at once, against the parser of decimals of the platform.</summary>
public sealed class DigitBlockTests
{
    private const string Alphabet = "0123456789012345678901234567890123456789..-e\",]}";

    [Fact]
    public void Any_text_is_read_as_its_number_or_refused()
    {
        Random random = new(7);
        var read = 0;
        for (var round = 0; round < 300_000; round++)
        {
            var text = Text(random);
            var isRead = DigitBlock.TryRead(Encoding.ASCII.GetBytes(text), out var value, out var length);
            var number = Number(text);
            isRead.ShouldBe(number is not null, text);
            if (number is null)
                continue;
            read++;
            length.ShouldBe(number.Length, text);
            value.ToDecimal().ShouldBe(decimal.Parse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture), text);
            value.Decimals.ShouldBe(number.Contains('.', StringComparison.Ordinal) ? number.Length - number.IndexOf('.', StringComparison.Ordinal) - 1 : 0, text);
        }
        read.ShouldBeGreaterThan(20_000);
    }

    /// <summary>Every length and every place of the point.</summary>
    [Fact]
    public void Numbers_of_up_to_fifteen_characters_are_read_wherever_their_point_stands()
    {
        for (var length = 1; length < 16; length++)
        {
            for (var point = 1; point <= length - 2; point++)
            {
                var digits = "987654321098765"[..length].ToCharArray();
                digits[point] = '.';
                Read($"{new string(digits)}\",\"0000000000000000").ShouldBe((new string(digits), length));
            }
            Read($"{"987654321098765"[..length]},0000000000000000").ShouldBe(("987654321098765"[..length], length));
        }
    }

    [Theory]
    [InlineData("123456789012")]
    [InlineData("1234567890123456")]
    [InlineData("12345678901234567890")]
    public void What_does_not_end_in_sight_is_left_to_others(string text) =>
        DigitBlock.TryRead(Encoding.ASCII.GetBytes(text), out _, out _).ShouldBeFalse();

    private static (string Text, int Length) Read(string text)
    {
        DigitBlock.TryRead(Encoding.ASCII.GetBytes(text), out var value, out var length).ShouldBeTrue(text);
        return (value.ToDecimal().ToString(CultureInfo.InvariantCulture), length);
    }

    /// <summary>The number that begins the text; null where it is none that may be read.</summary>
    private static string? Number(string text)
    {
        var length = text.TakeWhile(c => char.IsAsciiDigit(c) || c == '.').Count();
        var number = text[..length];
        var isPlain = text.Length >= 16 && length is > 0 and < 16 && number.Count(c => c == '.') <= 1
            && number[0] != '.' && number[^1] != '.';
        return isPlain ? number : null;
    }

    private static string Text(Random random)
    {
        var characters = new char[random.Next(1, 40)];
        for (var i = 0; i < characters.Length; i++)
            characters[i] = Alphabet[random.Next(Alphabet.Length)];
        return new string(characters);
    }
}
