using System.Globalization;
using System.Text;
using Aetherion.Domain.Venues.Orders;
using Aetherion.GrainInterfaces;
using Aetherion.Model;
using Aetherion.Silo.Telemetry;
using Microsoft.Extensions.Logging;

namespace Aetherion.Silo.Venues.Orders;

/// <summary>
/// Sends requests to one venue: each once, within the address's budget, orders first. What the venue says of the budget is
/// passed on.
/// </summary>
internal sealed class OrderHttp(
    OrderVenue venue, HttpClient client, IVenueBudgetGrain budget, OrderGatewayOptions options, TimeProvider time,
    ILogger logger)
{
    private const string UsedWeight = "X-MBX-USED-WEIGHT-1M";
    private const int TooManyRequests = 429;
    private const int Banned = 418;

    /// <summary>A budget that is short is asked again after this time.</summary>
    private static readonly TimeSpan WaitMax = TimeSpan.FromSeconds(1);

    /// <summary>The answer, and whether the request may have reached the venue; both without an answer are told apart.</summary>
    public async Task<(VenueAnswer? Answer, bool MayHaveArrived)> SendAsync(
        SignedRequest request, CancellationToken cancellationToken)
    {
        using OnceContent content = new(Encoding.UTF8.GetBytes(request.Body), request.ContentType);
        using var message = Write(request, content);
        using CancellationTokenSource patience = new(options.RequestTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            using var response = await client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, either.Token);
            return (await ReadAsync(response, either.Token), MayHaveArrived: true);
        }
        catch (Exception)
        {
            // Whatever it is, what is known of the order is whether it left. A GET has no body here, but then nothing depends on it.
            return (null, content.WasSent);
        }
    }

    /// <summary>Waits for the budget; false when it is short until it is too late, and when it does not answer.</summary>
    public async Task<bool> TakeAsync(
        VenueRequest request,
        DateTime notAfter,
        CancellationToken cancellationToken,
        VenueRequestPriority priority = VenueRequestPriority.Order)
    {
        while (true)
        {
            if (await AskBudgetAsync(request, priority) is not { } wait)
                return false;
            if (wait <= TimeSpan.Zero)
                return true;
            wait = wait < WaitMax ? wait : WaitMax;
            if (time.GetUtcNow().UtcDateTime + wait > notAfter)
                return false;
            await Task.Delay(wait, time, cancellationToken);
        }
    }

    private async Task<TimeSpan?> AskBudgetAsync(VenueRequest request, VenueRequestPriority priority)
    {
        try
        {
            return await budget.Take(request.Weight, priority);
        }
        catch (Exception exception)
        {
            logger.VenueBudgetLost(venue.Name, exception.GetType().Name);
            return null;
        }
    }

    private HttpRequestMessage Write(SignedRequest request, OnceContent content)
    {
        HttpRequestMessage message = new(HttpMethod.Parse(request.Method), venue.Endpoint.RestUri(request.PathAndQuery));
        if (request.Method != "GET")
            message.Content = content;
        message.Headers.TryAddWithoutValidation("User-Agent", "Aetherion");
        foreach (var (name, value) in request.Headers)
            message.Headers.TryAddWithoutValidation(name, value);
        return message;
    }

    private async Task<VenueAnswer> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var status = (int)response.StatusCode;
        var retryAfter = RetryAfter.Of(response, time);
        try
        {
            // An answer that is cut off says as little as none: it is no JSON any more.
            await response.Content.LoadIntoBufferAsync(options.AnswerBytesMax, cancellationToken);
            return new VenueAnswer(status, await response.Content.ReadAsByteArrayAsync(cancellationToken), retryAfter);
        }
        finally
        {
            await ReportAsync(response, status, retryAfter);
        }
    }

    /// <summary>After the answer was read, which says what became of an order: nothing that happens here may cost it.</summary>
    private async Task ReportAsync(HttpResponseMessage response, int status, TimeSpan? retryAfter)
    {
        try
        {
            await TellBudgetAsync(response, status, retryAfter);
        }
        catch (Exception exception)
        {
            logger.VenueBudgetLost(venue.Name, exception.GetType().Name);
        }
    }

    private async Task TellBudgetAsync(HttpResponseMessage response, int status, TimeSpan? retryAfter)
    {
        if (response.Headers.TryGetValues(UsedWeight, out var values)
            && int.TryParse(values.First(), NumberStyles.None, CultureInfo.InvariantCulture, out var used))
            await budget.Report(used);
        if (status is TooManyRequests or Banned)
            await budget.Block(retryAfter);
    }
}
