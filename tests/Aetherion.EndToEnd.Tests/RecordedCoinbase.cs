using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Aetherion.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Aetherion.EndToEnd.Tests;

/// <summary>
/// Says on loopback what Coinbase Exchange said in a recording: its list of products by HTTP, and on a socket, once that has
/// subscribed to a product, every frame of the session, the last of them with the time of now. Who comes again hears the same
/// again. Of the past it knows nothing.
/// </summary>
internal sealed partial class RecordedCoinbase : IAsyncDisposable
{
    private const string Recording = "data/ws/cryptofeed-coinbase-exchange.jsonl.gz";

    private readonly WebApplication _venue;
    private readonly Dictionary<string, string> _products = [];
    private readonly List<string> _frames = [];
    private readonly Lazy<TimeSpan> _clock = new(() => ClockIn(DateTime.UtcNow));
    private readonly Lazy<TimeSpan> _shift;

    private RecordedCoinbase()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _venue = builder.Build();
        _venue.UseWebSockets();
        // Nothing is ahead of the venue's clock.
        _shift = new Lazy<TimeSpan>(
            () => Now - _frames.SelectMany(frame => TimeOfFrame().Matches(frame)).Max(match => Parse(match.Groups[1].Value)));
        _venue.MapGet("/time", context => context.Response.WriteAsync(
            $"{{\"iso\":\"\",\"epoch\":{new DateTimeOffset(Now).ToUnixTimeMilliseconds()}e-3}}"));
        _venue.MapGet("/products/{id}/candles", context => context.Response.WriteAsync("[]"));
        _venue.MapGet("/products/{id}", AnswerProductAsync);
        _venue.Map("/", PlayAsync);
    }

    public Uri Address => new(_venue.Urls.First());

    /// <summary>What clients sent on their sockets.</summary>
    public List<string> Received { get; } = [];

    private DateTime Now => DateTime.UtcNow + _clock.Value;

    public static async Task<RecordedCoinbase> StartAsync(CancellationToken cancellationToken)
    {
        RecordedCoinbase venue = new();
        await venue.ReadAsync(cancellationToken);
        await venue._venue.StartAsync(cancellationToken);
        return venue;
    }

    public ValueTask DisposeAsync() => _venue.DisposeAsync();

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        using StreamReader reader = new(new GZipStream(
            File.OpenRead(RepositoryPaths.Shared(Recording)), CompressionMode.Decompress));
        while (await reader.ReadLineAsync(cancellationToken) is { } line)
        {
            using var json = JsonDocument.Parse(line);
            if (json.RootElement.GetProperty("t").GetString() == "recv")
                _frames.Add(json.RootElement.GetProperty("data").GetRawText());
            if (json.RootElement.GetProperty("t").GetString() != "rest")
                continue;
            foreach (var product in json.RootElement.GetProperty("data").EnumerateArray())
                _products[product.GetProperty("id").GetString()!] = product.GetRawText();
        }
    }

    private Task AnswerProductAsync(HttpContext context)
    {
        if (_products.TryGetValue((string)context.Request.RouteValues["id"]!, out var product))
            return context.Response.WriteAsync(product);
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return context.Response.WriteAsync("""{"message":"NotFound"}""");
    }

    private async Task PlayAsync(HttpContext context)
    {
        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        var buffer = new byte[64 * 1024];
        // The recorded session begins with the subscription of a product's channels.
        do
        {
            var message = await socket.ReceiveAsync(buffer, context.RequestAborted);
            Received.Add(Encoding.UTF8.GetString(buffer, 0, message.Count));
        }
        while (!Received[^1].Contains("product_ids", StringComparison.Ordinal));
        foreach (var frame in _frames)
            await socket.SendAsync(Shifted(frame, _shift.Value), WebSocketMessageType.Text, endOfMessage: true, context.RequestAborted);
        // Held open until the client leaves.
        while (socket.State == WebSocketState.Open && !context.RequestAborted.IsCancellationRequested)
            await socket.ReceiveAsync(buffer, context.RequestAborted);
    }

    /// <summary>
    /// How far the venue's clock is off. Who subscribes takes the trades of the minute that is forming and no earlier ones: when the
    /// clock is asked for first, at least 34 seconds of a minute are over, longer than the session was, and at least 10 are left.
    /// </summary>
    private static TimeSpan ClockIn(DateTime now)
    {
        var second = now.TimeOfDay.TotalSeconds % 60;
        var wanted = second < 17 ? -10 : Math.Clamp(second, 34, 50);
        return TimeSpan.FromSeconds(wanted - second);
    }

    private static byte[] Shifted(string frame, TimeSpan shift) => Encoding.UTF8.GetBytes(TimeOfFrame().Replace(
        frame,
        match => $"\"time\":\"{Parse(match.Groups[1].Value) + shift:yyyy-MM-ddTHH:mm:ss.ffffffZ}\""));

    private static DateTime Parse(string time) =>
        DateTime.Parse(time, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal);

    [GeneratedRegex("\"time\":\"([^\"]+)\"")]
    private static partial Regex TimeOfFrame();
}
