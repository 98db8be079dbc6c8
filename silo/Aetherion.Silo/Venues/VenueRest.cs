using System.Buffers;
using System.Globalization;
using System.Net;
using System.Threading.Channels;
using Aetherion.Domain.Venues.Sessions;
using Aetherion.GrainInterfaces;
using Aetherion.Model;
using Aetherion.Silo.Telemetry;
using Microsoft.Extensions.Logging;

namespace Aetherion.Silo.Venues;

/// <summary>
/// Makes a session's requests within the venue's budget, the more important ones first. Each is answered by one input.
/// </summary>
internal sealed class VenueRest(
    string venue,
    HttpClient client,
    VenueFeedOptions options,
    IVenueBudgetGrain budget,
    ChannelWriter<PendingInput> inputs,
    TimeProvider time,
    ILogger logger)
    : IDisposable
{
    private const string UsedWeight = "X-MBX-USED-WEIGHT-1M";

    /// <summary>A budget that is short is asked again after this time, for something more important may have come.</summary>
    private static readonly TimeSpan WaitMax = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly PriorityQueue<VenueCommand, (VenueRequestPriority Priority, int Number)> _waiting = new();
    private readonly SemaphoreSlim _count = new(0);
    private bool _isBudgetLost;

    public void Add(in VenueCommand command)
    {
        lock (_lock)
            _waiting.Enqueue(command, (command.Priority, command.Number));
        _count.Release();
    }

    /// <summary>Makes requests until it is told to stop.</summary>
    public Task RunAsync(CancellationToken cancellationToken) => Task.WhenAll(
        Enumerable.Range(0, options.RequestsMax).Select(_ => WorkAsync(cancellationToken)));

    public void Dispose() => _count.Dispose();

    private async Task WorkAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                await _count.WaitAsync(cancellationToken);
                var command = Take();
                var wait = await TakeBudgetAsync(command);
                if (wait <= TimeSpan.Zero)
                {
                    await inputs.WriteAsync(await AskAsync(command, cancellationToken), cancellationToken);
                    continue;
                }
                Add(command);
                await Task.Delay(wait < WaitMax ? wait : WaitMax, time, cancellationToken);
            }
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            // The feed stops.
        }
    }

    private VenueCommand Take()
    {
        lock (_lock)
            return _waiting.Dequeue();
    }

    /// <summary>How long the budget lets a request wait. One that does not say so is asked again: whoever waits for an answer gets one.</summary>
    private async Task<TimeSpan> TakeBudgetAsync(VenueCommand command)
    {
        try
        {
            var wait = await budget.Take(command.Weight, command.Priority);
            Volatile.Write(ref _isBudgetLost, false);
            return wait;
        }
        catch (Exception exception)
        {
            if (!Interlocked.Exchange(ref _isBudgetLost, true))
                logger.VenueBudgetLost(venue, exception.GetType().Name);
            return WaitMax;
        }
    }

    private async Task<PendingInput> AskAsync(VenueCommand command, CancellationToken cancellationToken)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(options.RequestTimeout);
        try
        {
            var (method, path) = Split(command.Text);
            using HttpRequestMessage request = new(method, options.Endpoint.RestUri(path));
            using var response = await client.SendAsync(
                request, HttpCompletionOption.ResponseHeadersRead, timeout.Token);
            await ReportAsync(response);
            return await ReadAsync(command, response, timeout.Token);
        }
        catch (Exception exception)
        {
            // Whatever it is, such as a body that cannot be unpacked: without an answer the session would wait for good.
            cancellationToken.ThrowIfCancellationRequested();
            logger.VenueRequestFailed(venue, command.Text, $"{exception.GetType().Name}: {exception.Message}");
            return PendingInput.Of(VenueInputKind.Failed, Now(), command.Number, command.Text);
        }
    }

    private async Task<PendingInput> ReadAsync(
        VenueCommand command, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        var expected = response.Content.Headers.ContentLength is > 0 and var length && length < options.AnswerBytesMax
            ? (int)length + 1
            : 64 * 1024;
        var buffer = ArrayPool<byte>.Shared.Rent(expected);
        var count = 0;
        while (await stream.ReadAsync(buffer.AsMemory(count), cancellationToken) is > 0 and var read)
        {
            count += read;
            if (count > options.AnswerBytesMax)
                throw new IOException($"An answer of more than {options.AnswerBytesMax} bytes is not taken.");
            if (count < buffer.Length)
                continue;
            var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
            buffer.AsSpan(0, count).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(buffer);
            buffer = larger;
        }
        return new PendingInput(
            VenueInputKind.Reply, command.Number, command.Text, (int)response.StatusCode, buffer, count, Now());
    }

    /// <summary>Tells the budget what the venue says of it; where that fails, the answer still counts.</summary>
    private async Task ReportAsync(HttpResponseMessage response)
    {
        try
        {
            await TellBudgetAsync(response);
        }
        catch (Exception exception)
        {
            logger.VenueBudgetLost(venue, exception.GetType().Name);
        }
    }

    private async Task TellBudgetAsync(HttpResponseMessage response)
    {
        if (response.Headers.TryGetValues(UsedWeight, out var values)
            && int.TryParse(values.First(), NumberStyles.None, CultureInfo.InvariantCulture, out var used))
            await budget.Report(used);
        // 418 is Binance's answer to whoever goes on after 429.
        if (response.StatusCode is not (HttpStatusCode.TooManyRequests or (HttpStatusCode)418))
            return;
        var retryAfter = RetryAfter.Of(response, time);
        logger.VenueRefused(venue, (int)response.StatusCode, retryAfter?.TotalSeconds ?? 0);
        await budget.Block(retryAfter);
    }

    private static (HttpMethod Method, string Path) Split(string target)
    {
        var space = target.IndexOf(' ', StringComparison.Ordinal);
        return (HttpMethod.Parse(target.AsSpan(0, space)), target[(space + 1)..]);
    }

    private DateTime Now() => time.GetUtcNow().UtcDateTime;
}
