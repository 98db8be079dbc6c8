using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Aetherion.Testing;

namespace Aetherion.EndToEnd.Tests.Fuzzing;

/// <summary>
/// Damaged requests and frames on real connections to the executable: none crashes it, hangs, is answered with an internal
/// error, or shows what is inside.
/// </summary>
public sealed partial class FuzzTests(ITestOutputHelper output) : IDisposable
{
    private const int Seed = 20_261;
    private const int WorkerCount = 64;
    private const int InternalCloseCode = 4500;
    private const int ServerErrorCloseCode = 1011;

    /// <summary>How much the process may grow after its first thousands of bad requests.</summary>
    private const double GrowthMegabytesMax = 150;

    private static readonly TimeSpan ReadyTimeout = TimeSpan.FromMinutes(2);

    private readonly TemporaryFolder _folder = TemporaryFolder.WithData();

    /// <summary>How often each status and close code came; 0 stands for a socket whose line was cut.</summary>
    private readonly ConcurrentDictionary<int, int> _outcomes = new();

    /// <summary>Answers to operations on sockets.</summary>
    private int _answerCount;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public Task Damaged_requests_and_frames_do_no_harm() => RunAsync(requestCount: 1_000, socketCount: 100);

    [Fact(Explicit = true)]
    public Task A_hundred_thousand_damaged_requests_and_frames_do_no_harm() =>
        RunAsync(requestCount: 100_000, socketCount: 10_000);

    private async Task RunAsync(int requestCount, int socketCount)
    {
        using var service = ServiceProcess.Start(
            "run", "--port", "0", "--data", Path.Combine(_folder.Path, "data"), "--symbols", "sim:BTC-USD",
            "--backfill", "1m", "--tick-interval", "50ms");
        await service.WaitUntilReadyAsync(ReadyTimeout);
        var server = IPEndPoint.Parse(service.Address.Authority);

        await SendAsync(server, requestCount / 10, socketCount / 10, Seed + WorkerCount);
        var before = service.PeakMegabytes;
        await SendAsync(server, requestCount, socketCount, Seed);

        (service.PeakMegabytes - before).ShouldBeLessThan(GrowthMegabytesMax);
        using var client = new GraphQLClient(service.Address);
        (await client.AskAsync("{ instrument(id: \"sim:BTC-USD\") { id } }")).GetRawText().ShouldContain("sim:BTC-USD");
        RequireOutcomes();
        output.WriteLine(
            $"{_answerCount} answers on sockets, {service.PeakMegabytes - before:0} MB more; "
            + string.Join(", ", _outcomes.OrderBy(outcome => outcome.Key).Select(outcome => $"{outcome.Key}: {outcome.Value}")));
        // A third of the sockets have sound frames: much of what they ask for gets as far as an answer.
        _answerCount.ShouldBeGreaterThan(socketCount / 3 * FrameFuzzer.MessagesPerLastingSocket / 4);
        service.Errors.ShouldNotContain("fail:");
        service.Errors.ShouldNotContain("crit:");
        (await service.StopAsync()).ShouldBe(0, service.Errors);
    }

    private Task SendAsync(IPEndPoint server, int requestCount, int socketCount, int seed) =>
        Task.WhenAll(Enumerable.Range(0, WorkerCount).Select(worker => Task.Run(async () =>
        {
            var headers = new HeaderFuzzer(seed + worker);
            for (var index = 0; index < requestCount / WorkerCount; index++)
            {
                var sent = headers.Next();
                CheckAnswer(sent, await RawConnection.ExchangeAsync(server, sent, index));
            }

            var frames = new FrameFuzzer(seed + worker);
            for (var index = 0; index < socketCount / WorkerCount; index++)
            {
                var sent = frames.Next();
                CheckSocket(sent, await RawConnection.ExchangeAsync(server, sent, index));
            }
        })));

    private void CheckAnswer(byte[] sent, byte[] answer)
    {
        if (answer.Length == 0)
            return;
        var text = Encoding.Latin1.GetString(answer);
        var status = StatusPattern().Match(text);
        status.Success.ShouldBeTrue(Show(sent, text));
        // 505 is said of another version of HTTP, and is the only one of its hundred that a request can be to blame for.
        var code = int.Parse(status.Groups[1].Value, null);
        (code < 500 || code == (int)HttpStatusCode.HttpVersionNotSupported).ShouldBeTrue(Show(sent, text));
        _outcomes.AddOrUpdate(code, 1, (_, count) => count + 1);
        if (!PagePattern().IsMatch(text))
            RequireNothingInternal(sent, text);
    }

    private void CheckSocket(byte[] sent, byte[] answer)
    {
        var head = answer.AsSpan().IndexOf("\r\n\r\n"u8);
        if (head < 0)
        {
            CheckAnswer(sent, answer);
            return;
        }

        if (answer.AsSpan().StartsWith("HTTP/1.1 101 "u8))
            _outcomes.AddOrUpdate((int)HttpStatusCode.SwitchingProtocols, 1, (_, count) => count + 1);
        var frames = ServerFrames.Read(answer.AsSpan(head + 4));
        _outcomes.AddOrUpdate(frames.CloseCode ?? 0, 1, (_, count) => count + 1);
        frames.CloseCode.ShouldNotBe(InternalCloseCode, Show(sent, string.Join('\n', frames.Texts)));
        frames.CloseCode.ShouldNotBe(ServerErrorCloseCode, Show(sent, string.Join('\n', frames.Texts)));
        foreach (var text in frames.Texts)
        {
            RequireNothingInternal(sent, text);
            if (AnswerPattern().IsMatch(text))
                Interlocked.Increment(ref _answerCount);
        }
    }

    /// <summary>Requests that were all refused at the door would say nothing of what is behind it.</summary>
    private void RequireOutcomes()
    {
        foreach (var outcome in (int[])[101, 200, 204, 400, 404, 405, 406, 415, 1002, 4400])
            _outcomes.ShouldContainKey(outcome);
    }

    private static void RequireNothingInternal(byte[] sent, string text)
    {
        InternalsPattern().IsMatch(text).ShouldBeFalse(Show(sent, text));
        text.ShouldNotContain(RepositoryPaths.Root, Case.Sensitive, Show(sent, text));
    }

    private static string Show(byte[] sent, string answer) =>
        $"Sent (base64): {Convert.ToBase64String(sent.AsSpan(0, Math.Min(sent.Length, 4096)))}\nAnswered: {answer}";

    [GeneratedRegex(@"^HTTP/1\.1 (\d{3}) ")]
    private static partial Regex StatusPattern();

    /// <summary>What graphql-transport-ws answers to an operation.</summary>
    [GeneratedRegex("\"type\":\"(next|error|complete)\"")]
    private static partial Regex AnswerPattern();

    /// <summary>The pages and scripts of the dashboard, whose text is their own.</summary>
    [GeneratedRegex(@"\r\nContent-Type: (text/html|text/javascript|text/css|image/)", RegexOptions.IgnoreCase)]
    private static partial Regex PagePattern();

    /// <summary>What stack traces, exceptions and names of our parts look like.</summary>
    [GeneratedRegex(@"\n\s+at |Exception|StackTrace|System\.|Microsoft\.|Npgsql|Aetherion\.|Orleans|\.cs:line")]
    private static partial Regex InternalsPattern();
}
