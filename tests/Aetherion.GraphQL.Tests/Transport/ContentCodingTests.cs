using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Aetherion.GraphQL.Tests.Library;

namespace Aetherion.GraphQL.Tests.Transport;

public sealed class ContentCodingTests
{
    private const string Query = """{"query":"{ books { nodes { id title } } }"}""";
    private const int BodyBytesMax = 100_000;

    [Theory]
    [InlineData("gzip", "gzip")]
    [InlineData("br", "br")]
    [InlineData("gzip, deflate, br, zstd", "br")]
    [InlineData("br;q=0.5, gzip", "gzip")]
    [InlineData("*", "br")]
    [InlineData("br;q=0, *", "gzip")]
    [InlineData("deflate", null)]
    [InlineData("identity, gzip;q=0.5", null)]
    [InlineData("gzip;q=0", null)]
    [InlineData(";;;", null)]
    public async Task An_answer_is_coded_as_the_client_likes_best_and_reads_back_the_same(string accepted, string? coding)
    {
        await using var host = await StartAsync();
        using var plain = await AskAsync(host, accepted: null);

        using var coded = await AskAsync(host, accepted);

        coded.Content.Headers.ContentEncoding.ShouldBe(coding is null ? [] : [coding]);
        (await DecodeAsync(coded)).ShouldBe(await plain.Content.ReadAsStringAsync(Cancellation));
        coded.Headers.Vary.ShouldBe(["Accept", "Accept-Encoding"]);
    }

    [Fact]
    public async Task An_answer_below_the_bound_is_not_coded()
    {
        await using var host = await LibraryHost.StartAsync(options => options.CompressionMinBytes = 1_000_000);

        using var response = await AskAsync(host, "gzip, br");

        response.Content.Headers.ContentEncoding.ShouldBeEmpty();
        response.Headers.Vary.ShouldContain("Accept-Encoding");
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("x-gzip")]
    [InlineData("GZIP")]
    [InlineData("br")]
    [InlineData("deflate")]
    [InlineData("identity")]
    public async Task A_coded_request_is_read(string coding)
    {
        await using var host = await StartAsync();

        using var response = await SendAsync(host, Encode(Encoding.UTF8.GetBytes(Query), coding), coding);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await response.Content.ReadAsStringAsync(Cancellation)).ShouldContain("Tides");
    }

    [Theory]
    [InlineData("zstd")]
    [InlineData("gzip, br")]
    public async Task An_unknown_coding_is_answered_with_415_and_what_is_known(string coding)
    {
        await using var host = await StartAsync();

        using var response = await SendAsync(host, Encoding.UTF8.GetBytes(Query), coding);

        response.StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
        response.Headers.GetValues("Accept-Encoding").ShouldBe(["br, gzip, deflate"]);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    public async Task A_small_body_that_becomes_a_large_one_is_answered_with_413(string coding)
    {
        await using var host = await StartAsync();
        var bomb = Encode(new byte[50 * 1024 * 1024], coding);
        bomb.Length.ShouldBeLessThan(BodyBytesMax);

        using var response = await SendAsync(host, bomb, coding);

        response.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await response.Content.ReadAsStringAsync(Cancellation)).ShouldContain($"{BodyBytesMax} bytes");
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    public async Task A_body_that_is_not_coded_as_it_says_is_answered_with_400(string coding)
    {
        await using var host = await StartAsync();

        using var response = await SendAsync(host, Encoding.UTF8.GetBytes(Query), coding);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await response.Content.ReadAsStringAsync(Cancellation)).ShouldContain("BAD_REQUEST");
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static Task<LibraryHost> StartAsync() => LibraryHost.StartAsync(options =>
    {
        options.CompressionMinBytes = 16;
        options.MaxRequestBodyBytes = BodyBytesMax;
    });

    private static async Task<HttpResponseMessage> AskAsync(LibraryHost host, string? accepted)
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, host.Url)
        {
            Content = new StringContent(Query, Encoding.UTF8, "application/json"),
        };
        if (accepted is not null)
            request.Headers.TryAddWithoutValidation("Accept-Encoding", accepted);
        return await client.SendAsync(request, Cancellation);
    }

    private static async Task<HttpResponseMessage> SendAsync(LibraryHost host, byte[] body, string coding)
    {
        using var client = new HttpClient();
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        content.Headers.TryAddWithoutValidation("Content-Encoding", coding);
        return await client.PostAsync(host.Url, content, Cancellation);
    }

    private static byte[] Encode(byte[] plain, string coding)
    {
        using var coded = new MemoryStream();
        using (Stream stream = coding.ToLowerInvariant() switch
        {
            "br" => new BrotliStream(coded, CompressionLevel.SmallestSize, leaveOpen: true),
            "deflate" => new ZLibStream(coded, CompressionLevel.SmallestSize, leaveOpen: true),
            "identity" => coded,
            _ => new GZipStream(coded, CompressionLevel.SmallestSize, leaveOpen: true),
        })
        {
            stream.Write(plain);
        }

        return coded.ToArray();
    }

    private static async Task<string> DecodeAsync(HttpResponseMessage response)
    {
        await using var body = await response.Content.ReadAsStreamAsync(Cancellation);
        await using Stream plain = response.Content.Headers.ContentEncoding.SingleOrDefault() switch
        {
            "br" => new BrotliStream(body, CompressionMode.Decompress),
            "gzip" => new GZipStream(body, CompressionMode.Decompress),
            _ => body,
        };
        using var reader = new StreamReader(plain, Encoding.UTF8);
        return await reader.ReadToEndAsync(Cancellation);
    }
}
