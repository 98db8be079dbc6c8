using System.Collections.Immutable;
using System.Net;
using Aetherion.Domain.Venues;
using Aetherion.Domain.Venues.CoinGecko;
using Aetherion.GrainInterfaces;
using Aetherion.Silo.Telemetry;
using Aetherion.Silo.Venues;
using Microsoft.Extensions.Logging;

namespace Aetherion.Silo.CoinGecko;

/// <summary>
/// Asks CoinGecko, within the limits of the key, which are read first. Whatever goes wrong, the answer is empty: what was
/// known stays.
/// </summary>
public sealed class CoinGeckoClient(
    HttpClient http, CoinGeckoOptions options, FeedMetrics metrics, TimeProvider time, ILogger<CoinGeckoClient> logger)
    : IReferenceSource, IDisposable
{
    private const string Currency = "USD";
    private const string Source = "coingecko";

    private readonly CoinGeckoBudget _budget = new();
    private readonly SemaphoreSlim _turn = new(1);
    private readonly UnknownFields _unknown = new();
    private DateTimeOffset _usageTime = DateTimeOffset.MinValue;
    private int _toldCount;
    private long _measuredCount;

    public TimeSpan Lifetime => options.Lifetime;

    public static HttpClient CreateClient(CoinGeckoOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false })
        {
            BaseAddress = options.Address,
            Timeout = options.Timeout,
            MaxResponseContentBufferSize = options.BytesMax,
        };
    }

    public async Task<ImmutableArray<AssetReference>> ReadAsync(
        IReadOnlyCollection<string> assets, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(assets);
        await _turn.WaitAsync(cancellationToken);
        try
        {
            await ReadUsageAsync(cancellationToken);
            var path = CoinGeckoApi.MarketsPath(assets.Take(CoinGeckoApi.AssetsMax), Currency);
            var reply = await AskAsync(path, cancellationToken);
            var markets = reply is { } body ? CoinGeckoReader.ReadMarkets(body, _unknown) : null;
            TellUnknown();
            return markets is { } read ? Choose(read) : [];
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    /// <summary>Each name is told to the log once, and each field that came is measured.</summary>
    private void TellUnknown()
    {
        long count = 0;
        foreach (ref readonly var field in _unknown.Items)
            count += field.Count;
        metrics.ReferenceFieldsUnknown(Source, count - _measuredCount);
        _measuredCount = count;
        foreach (ref readonly var field in _unknown.Items[_toldCount..])
            logger.VenueFieldUnknown(Source, "a reply", field.Name.ToString());
        _toldCount = _unknown.Items.Length;
    }

    private async Task ReadUsageAsync(CancellationToken cancellationToken)
    {
        if (time.GetUtcNow() < _usageTime + options.UsageLifetime && _usageTime != DateTimeOffset.MinValue)
            return;
        // Where it cannot be had the documented limits hold, and it is asked for again at the next turn.
        if (await AskAsync(CoinGeckoApi.UsagePath, cancellationToken) is not { } body
            || CoinGeckoReader.ReadUsage(body, _unknown) is not { } usage)
            return;
        _usageTime = time.GetUtcNow();
        _budget.Learn(_usageTime, usage);
        logger.ReferenceLimits(usage.Plan, usage.RequestsPerMinute, usage.CreditsLeft, usage.CreditsPerMonth);
    }

    private async Task<byte[]?> AskAsync(string path, CancellationToken cancellationToken)
    {
        if (!_budget.TryTake(time.GetUtcNow()))
            return null;
        try
        {
            using HttpRequestMessage request = new(HttpMethod.Get, path);
            request.Headers.Add(CoinGeckoApi.HeaderOf(options.Plan), options.Key);
            request.Headers.Add("Accept", "application/json");
            using var response = await http.SendAsync(request, cancellationToken);
            var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
            _budget.Answered(time.GetUtcNow(), (int)response.StatusCode, RetryAfter.Of(response, time));
            if (response.StatusCode == HttpStatusCode.OK)
                return body;
            logger.ReferenceRefused(CoinGeckoApi.Describe(CoinGeckoReader.ReadError(body, (int)response.StatusCode)));
            return null;
        }
        catch (Exception exception) when (exception is HttpRequestException
            || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            logger.ReferenceRefused(exception.GetType().Name);
            return null;
        }
    }

    /// <summary>Of several coins with one sign the largest is meant.</summary>
    private static ImmutableArray<AssetReference> Choose(ImmutableArray<CoinGeckoMarket> markets) =>
    [
        .. markets.Where(market => market.PriceIndication is not null)
            .GroupBy(market => market.Symbol, StringComparer.Ordinal)
            .Select(group => group.OrderByDescending(market => market.MarketCap ?? 0).First())
            .Select(market => new AssetReference(
                market.Symbol, Currency, market.PriceIndication!.Value, market.Volume24h, market.MarketCap,
                market.LastUpdated, Source)),
    ];
}
