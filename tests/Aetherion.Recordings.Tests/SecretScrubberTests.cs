using System.IO.Compression;
using System.Text;
using Aetherion.Testing;

namespace Aetherion.Recordings.Tests;

public sealed class SecretScrubberTests : IDisposable
{
    private const string ListenKey = "pqia91ma19a5s61cv6a81va65sdf19v8a65a1a5s61cv6a81va65sdf19v8a65a1";
    private const string Signature = "c8db56825ae71d6d79447849e617115f4a920fa2acdcab2b053c4b2838bd6b71";
    private const string Token = "eyJhbGciOiJFUzI1NiIsImtpZCI6ImEifQ.eyJzdWIiOiJvcmdhbml6YXRpb25zL2EifQ.c2lnbmF0dXJlLW9mLXRoZS10b2tlbg";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string, string> Secrets => new()
    {
        { "", $$"""{"listenKey":"{{ListenKey}}"}""" },
        { "", $$"""{ "listenKey" : "{{ListenKey}}" , "a":1}""" },
        { "", $$"""{"result":{"apiKey":"{{ListenKey}}","signature":"{{Signature}}","timestamp":1} }""" },
        { "", $$"""{"stream":"{{ListenKey}}","data":{"e":"executionReport"} }""" },
        { "", $$"""{"type":"error","message":"bad jwt {{Token}}"}""" },
        { "", $$"""{"token":"{{Token}}"}""" },
        { "", $$"""{"ACCESS-SIGN":"{{Signature}}","ACCESS_PASSPHRASE":"my-pass\"phrase-{{Signature}}"}""" },
        { $"/ws/{ListenKey}", "" },
        { $"GET /api/v3/order?symbol=BTCUSDT&signature={Signature}", "" },
        { $"GET /x?listenKey={ListenKey}&symbol=BTCUSDT", "" },
    };

    [Theory]
    [MemberData(nameof(Secrets))]
    public void No_byte_of_a_recording_holds_a_secret(string target, string payload)
    {
        var folder = Inputs.NewFolder(_folder);
        Inputs.Write(folder, [Inputs.Frame(1, payload) with { Target = target }, Inputs.Frame(2, """{"e":"trade"}""")]);

        var all = AllBytes(folder);

        foreach (var secret in (string[])[ListenKey, Signature, Token])
            all.ShouldNotContain(secret);
        all.ShouldContain("****");
        all.ShouldContain("""{"e":"trade"}""");
    }

    [Theory]
    [InlineData("""{"stream":"btcusdt@depth@100ms","data":{"e":"depthUpdate","s":"BTCUSDT"}}""")]
    [InlineData("""{"stream":"btcusdt_perpetual_quarter_current_quarter@continuousKline_1m","data":{}}""")]
    [InlineData("""{"id":"bitcoin","token":"BTC","key":"value","time":"2021-04-17T16:43:37Z"}""")]
    [InlineData("""{"e":"kline","k":{"t":1,"signs":"12"}}""")]
    [InlineData("eyJ")]
    [InlineData("")]
    [InlineData("{\"listenKey\":")]
    [InlineData("\":\":\"")]
    public void Market_data_passes_as_it_is(string payload)
    {
        SecretScrubber scrubber = new();
        var input = Inputs.Frame(1, payload);

        Encoding.UTF8.GetString(scrubber.Scrub(input).Payload.Span).ShouldBe(payload);
        scrubber.ScrubbedCount.ShouldBe(0);
    }

    [Fact]
    public void What_is_blotted_out_keeps_its_length()
    {
        var input = Inputs.Frame(1, $$"""{"listenKey":"{{ListenKey}}","b":"2"}""");

        var clean = new SecretScrubber().Scrub(input);

        Encoding.UTF8.GetString(clean.Payload.Span).ShouldBe($$"""{"listenKey":"{{new string('*', 64)}}","b":"2"}""");
        Encoding.UTF8.GetString(input.Payload.Span).ShouldContain(ListenKey);
    }

    [Fact]
    public void Every_recorded_frame_of_the_shared_data_passes_as_it_is()
    {
        SecretScrubber scrubber = new();
        var path = RepositoryPaths.Shared("data/ws");
        Assert.SkipUnless(Directory.Exists(path), "[skippable] ../shared/data/ws is not here.");
        var sequence = 0L;
        foreach (var file in Directory.GetFiles(path, "cryptofeed-binance*.gz"))
        {
            using StreamReader reader = new(new GZipStream(File.OpenRead(file), CompressionMode.Decompress));
            while (reader.ReadLine() is { } line)
                scrubber.Scrub(Inputs.Frame(++sequence, line));
        }

        sequence.ShouldBeGreaterThan(6_000);
        scrubber.ScrubbedCount.ShouldBe(0);
    }

    private static string AllBytes(string folder)
    {
        StringBuilder all = new();
        foreach (var file in Directory.GetFiles(folder))
            all.Append(Encoding.Latin1.GetString(File.ReadAllBytes(file)));
        foreach (var input in Inputs.Read(folder))
            all.Append(input.Target).Append(Encoding.UTF8.GetString(input.Payload.Span));
        return all.ToString();
    }
}
