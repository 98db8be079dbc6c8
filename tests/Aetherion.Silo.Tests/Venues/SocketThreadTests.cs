using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Threading.Channels;
using Aetherion.Domain.Venues.Sessions;
using Aetherion.Silo.Venues;

namespace Aetherion.Silo.Tests.Venues;

/// <summary>Connections that one thread reads, over loopback.</summary>
public sealed class SocketThreadTests : IDisposable
{
    private const int MoreThanSocketsHold = 64 * 1024 * 1024;

    /// <summary>Whether a read is already in the socket when that is disposed of is left to chance: both happen in so many.</summary>
    private const int RacesWithDisposal = 500;

    private static readonly byte[] EmptyPing = [0x89, 0];
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly Socket _listener = new(SocketType.Stream, ProtocolType.Tcp);
    private readonly SocketThread _thread = new("test");

    public SocketThreadTests()
    {
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _listener.Listen();
    }

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private int Port => ((IPEndPoint)_listener.LocalEndPoint!).Port;

    public void Dispose()
    {
        _listener.Dispose();
        _thread.Dispose();
    }

    [Fact]
    public async Task On_its_thread_a_read_is_over_when_it_returns()
    {
        var (stream, venue) = await ConnectAsync();
        using (stream)
        using (venue)
        {
            venue.Send("abc"u8);
            var read = await _thread.RunAsync(() => stream.ReadAsync(new byte[8], Cancelled));
            read.IsCompletedSuccessfully.ShouldBeTrue();
            (await read).ShouldBe(3);
        }
    }

    [Fact]
    public async Task Elsewhere_a_read_holds_up_nobody_and_is_done_there()
    {
        var (stream, venue) = await ConnectAsync();
        using (stream)
        using (venue)
        {
            var read = stream.ReadAsync(new byte[8], Cancelled);
            read.IsCompleted.ShouldBeFalse();
            venue.Send("abc"u8);
            (await read).ShouldBe(3);
        }
    }

    [Fact]
    public async Task What_goes_on_elsewhere_can_read_while_the_thread_waits_for_it()
    {
        var (stream, venue) = await ConnectAsync();
        using (stream)
        using (venue)
        {
            var reading = _thread.RunAsync(() => _thread.Await(ReadElsewhereAsync(stream)));
            venue.Send("abc"u8);
            (await reading.WaitAsync(Patience, Cancelled)).ShouldBe(3);
        }
    }

    [Fact]
    public async Task A_ping_that_comes_while_a_text_is_sent_holds_up_no_frame()
    {
        var inputs = Channel.CreateUnbounded<PendingInput>();
        VenueFeedOptions options = new() { Endpoint = VenueEndpoint.Of(new Uri($"http://127.0.0.1:{Port}")) };
        using VenueSocket socket = new(
            1, "/", options.Endpoint.SocketUri("/"), options, inputs.Writer, TimeProvider.System);
        var running = socket.RunAsync();
        using var venue = await _listener.AcceptAsync(Cancelled);
        await using NetworkStream stream = new(venue);
        await UpgradeAsync(stream);
        (await NextAsync(inputs)).Kind.ShouldBe(VenueInputKind.Opened);
        await stream.WriteAsync(TextFrame("read"), Cancelled);
        Text(await NextAsync(inputs)).ShouldBe("read");
        socket.Send(new string('x', MoreThanSocketsHold));

        // The first byte of the text has come, and the last cannot have been sent.
        stream.ReadByte().ShouldBeGreaterThan(0);
        await stream.WriteAsync(EmptyPing, Cancelled);
        var draining = stream.CopyToAsync(Stream.Null, Cancelled);
        await stream.WriteAsync(TextFrame("behind"), Cancelled);

        Text(await NextAsync(inputs)).ShouldBe("behind");
        socket.Close();
        await running.WaitAsync(Patience, Cancelled);
        await draining;
    }

    [Fact]
    public async Task A_read_that_waits_ends_with_the_connection()
    {
        for (var i = 0; i < RacesWithDisposal; i++)
            await DisposeWhileReadingAsync();
    }

    [Fact]
    public async Task A_read_that_waits_can_be_cancelled()
    {
        var (stream, venue) = await ConnectAsync();
        using CancellationTokenSource cancellation = new();
        using (stream)
        using (venue)
        {
            var read = stream.ReadAsync(new byte[8], cancellation.Token).AsTask();
            await cancellation.CancelAsync();
            await Should.ThrowAsync<OperationCanceledException>(() => read.WaitAsync(Patience, Cancelled));
        }
    }

    [Fact]
    public async Task A_venue_that_refuses_connections_is_an_error()
    {
        _listener.Dispose();
        using TcpListener refusing = new(IPAddress.Loopback, 0);
        refusing.Start();
        var port = ((IPEndPoint)refusing.LocalEndpoint).Port;
        refusing.Stop();
        await Should.ThrowAsync<SocketException>(
            () => SocketThreadStream.ConnectAsync(new DnsEndPoint("127.0.0.1", port), _thread, Cancelled).AsTask());
    }

    [Fact]
    public async Task A_venue_that_accepts_and_says_nothing_can_be_left()
    {
        using ClientWebSocket socket = new();
        using HttpMessageInvoker invoker = new(VenueSocket.CreateHandler(_thread));
        using CancellationTokenSource cancellation = new();
        var connecting = socket.ConnectAsync(new Uri($"ws://127.0.0.1:{Port}/"), invoker, cancellation.Token);
        using var venue = await _listener.AcceptAsync(Cancelled);
        await venue.ReceiveAsync(new byte[1], Cancelled);
        await cancellation.CancelAsync();
        var failure = await Should.ThrowAsync<Exception>(() => connecting.WaitAsync(Patience, Cancelled));
        failure.ShouldNotBeOfType<TimeoutException>();
        (await _thread.RunAsync(() => 1).WaitAsync(Patience, Cancelled)).ShouldBe(1);
    }

    [Fact]
    public async Task Frames_come_through_TLS_on_the_thread()
    {
        using var handler = VenueSocket.CreateHandler(_thread);
        using var certificate = CreateCertificate();
        handler.SslOptions.RemoteCertificateValidationCallback =
            (_, offered, _, _) => offered?.GetCertHashString() == certificate.GetCertHashString();
        using ClientWebSocket socket = new();
        using HttpMessageInvoker invoker = new(handler);
        var serving = ServeAsync(certificate, 500);
        await socket.ConnectAsync(new Uri($"wss://localhost:{Port}/"), invoker, Cancelled).WaitAsync(Patience, Cancelled);
        var texts = await _thread.RunAsync(() => ReadTexts(socket, 500)).WaitAsync(Patience, Cancelled);
        texts.ShouldBe(Enumerable.Range(0, 500).Select(Text));
        await serving;
    }

    private async Task DisposeWhileReadingAsync()
    {
        var (stream, venue) = await ConnectAsync();
        using (venue)
        {
            var read = stream.ReadAsync(new byte[8], Cancelled).AsTask();
            await stream.DisposeAsync();
            await Should.ThrowAsync<ObjectDisposedException>(() => read.WaitAsync(Patience, Cancelled));
        }
    }

    private static async ValueTask<int> ReadElsewhereAsync(Stream stream)
    {
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        return await stream.ReadAsync(new byte[8], Cancelled);
    }

    /// <summary>All of it where it is called: no read goes elsewhere.</summary>
    private List<string> ReadTexts(ClientWebSocket socket, int count)
    {
        var buffer = new byte[64 * 1024];
        var length = 0;
        List<string> texts = [];
        while (texts.Count < count)
        {
            var read = socket.ReceiveAsync(buffer.AsMemory(length), Cancelled).AsTask();
            read.IsCompletedSuccessfully.ShouldBeTrue();
            length += read.Result.Count;
            if (!read.Result.EndOfMessage)
                continue;
            texts.Add(Encoding.ASCII.GetString(buffer, 0, length));
            length = 0;
        }
        _thread.IsHere.ShouldBeTrue();
        return texts;
    }

    /// <summary>Longer than a record of TLS now and then.</summary>
    private static string Text(int number) => new((char)('a' + (number % 26)), 1 + (number * 97 % 40_000));

    private async Task ServeAsync(X509Certificate2 certificate, int count)
    {
        using var accepted = await _listener.AcceptAsync(Cancelled);
        await using SslStream stream = new(new NetworkStream(accepted));
        await stream.AuthenticateAsServerAsync(certificate);
        await UpgradeAsync(stream);
        using var socket = WebSocket.CreateFromStream(stream, new WebSocketCreationOptions { IsServer = true });
        for (var i = 0; i < count; i++)
            await socket.SendAsync(Encoding.ASCII.GetBytes(Text(i)), WebSocketMessageType.Text, true, Cancelled);
    }

    private static async Task UpgradeAsync(Stream stream)
    {
        var key = await ReadKeyAsync(stream);
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: {Accept(key)}\r\n\r\n"));
    }

    private static async Task<PendingInput> NextAsync(Channel<PendingInput> inputs) =>
        await inputs.Reader.ReadAsync(Cancelled).AsTask().WaitAsync(Patience, Cancelled);

    private static string Text(PendingInput frame) => Encoding.ASCII.GetString(frame.Buffer, 0, frame.Length);

    private static byte[] TextFrame(string text) => [0x81, (byte)text.Length, .. Encoding.ASCII.GetBytes(text)];

    private static async Task<string> ReadKeyAsync(Stream stream)
    {
        using StreamReader reader = new(stream, Encoding.ASCII, false, 1024, leaveOpen: true);
        var key = "";
        while (await reader.ReadLineAsync(Cancelled) is { Length: > 0 } line)
        {
            if (line.StartsWith("Sec-WebSocket-Key:", StringComparison.OrdinalIgnoreCase))
                key = line[18..].Trim();
        }
        return key;
    }

    /// <summary>Of RFC 6455, which names the algorithm.</summary>
    [System.Diagnostics.CodeAnalysis.SuppressMessage("Security", "CA5350", Justification = "The handshake of WebSocket asks for SHA-1.")]
    private static string Accept(string key) =>
        Convert.ToBase64String(SHA1.HashData(Encoding.ASCII.GetBytes(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11")));

    private static X509Certificate2 CreateCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var now = TimeProvider.System.GetUtcNow();
        CertificateRequest request = new("CN=localhost", key, HashAlgorithmName.SHA256);
        return request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
    }

    private async Task<(Stream Stream, Socket Venue)> ConnectAsync()
    {
        var accepting = _listener.AcceptAsync(Cancelled);
        var stream = await SocketThreadStream.ConnectAsync(new DnsEndPoint("127.0.0.1", Port), _thread, Cancelled);
        return (stream, await accepting);
    }
}
