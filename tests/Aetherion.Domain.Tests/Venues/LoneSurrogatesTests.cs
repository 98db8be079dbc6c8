using System.Text;
using System.Text.Json;
using Aetherion.Domain.Venues;

namespace Aetherion.Domain.Tests.Venues;

public sealed class LoneSurrogatesTests
{
    [Theory]
    [InlineData("""{"a":"\ud83d"}""", """{"a":"\ue03d"}""")]
    [InlineData("""{"a":"\uDfFF"}""", """{"a":"\ue7ff"}""")]
    [InlineData("""{"\udc00\ud800":1}""", """{"\ue400\ue000":1}""")]
    [InlineData("""["\ud800\ud83d\ude00\ud800"]""", """["\ue000\ud83d\ude00\ue000"]""")]
    [InlineData("""["\\\ud800"]""", """["\\\ue000"]""")]
    public void Half_a_character_becomes_a_whole_one(string text, string whole) => Replace(text).ShouldBe(whole);

    [Theory]
    [InlineData("""{"a":"\ud83d\ude00"}""")]
    [InlineData("""{"a":"\\ud800"}""")]
    [InlineData("""{"a":"\n\u0041\/"}""")]
    [InlineData("""{"a":"\ud8""")]
    [InlineData("""{"a":"\ud80g"}""")]
    [InlineData("{}\\")]
    [InlineData("")]
    public void Whole_characters_and_what_is_no_escape_stay_as_they_are(string text) => Replace(text).ShouldBe(text);

    [Fact]
    public void Whatever_escapes_chance_puts_together_can_be_read_and_names_stay_different()
    {
        Random random = new(5);
        string[] parts = ["\\ud800", "\\udbff", "\\udc00", "\\udfff", "\\\\", "\\\"", "\\u0041", "x"];
        for (var run = 0; run < 2_000; run++)
        {
            var name = string.Concat(Enumerable.Range(0, random.Next(1, 8)).Select(_ => parts[random.Next(parts.Length)]));
            var read = JsonDocument.Parse(Replace($$"""{"{{name}}":1}""")).RootElement.EnumerateObject().Single().Name;
            read.Any(char.IsSurrogate).ShouldBe(HasPair(read), name);
        }
        Replace("""{"\ud800":1,"\ud801":2}""").ShouldBe("""{"\ue000":1,"\ue001":2}""");
    }

    private static bool HasPair(string text) => Enumerable.Range(0, Math.Max(0, text.Length - 1)).Any(i => char.IsSurrogatePair(text, i));

    private static string Replace(string text) => Encoding.UTF8.GetString(LoneSurrogates.Replace(Encoding.UTF8.GetBytes(text)).Span);
}
