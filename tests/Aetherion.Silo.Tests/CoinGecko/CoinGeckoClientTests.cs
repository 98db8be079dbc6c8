using System.Net;
using Aetherion.Domain.Venues.CoinGecko;
using Aetherion.Silo.CoinGecko;
using Aetherion.Silo.Telemetry;
using Aetherion.Silo.Tests.Venues;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Aetherion.Silo.Tests.CoinGecko;

/// <summary>Against a real endpoint on loopback.</summary>
public sealed class CoinGeckoClientTests : IAsyncLifetime
{
    private const string Key = "not-for-logs";
    private const string Usage =
        """{"plan":"Demo","rate_limit_request_per_minute":3,"monthly_call_credit":10000,"current_total_monthly_calls":0,"current_remaining_monthly_calls":10000}""";
    private const string Markets =
        """[{"id":"bitcoin-clone","symbol":"btc","current_price":1,"total_volume":1,"market_cap":2,"last_updated":"2026-11-28T12:00:00Z"},{"id":"bitcoin","symbol":"btc","current_price":70187.5,"total_volume":20154184933,"market_cap":1381651251183,"last_updated":"2026-11-28T12:00:00Z"}]""";

    private readonly WebApplication _vendor = Create();
    private readonly FeedMetrics _metrics = new();
    private readonly List<string> _asked = [];
    private Func<HttpContext, Task> _answer = context => context.Response.WriteAsync(Markets, Cancel);
    private Func<HttpContext, Task> _usage = context => context.Response.WriteAsync(Usage, Cancel);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _vendor.MapGet("/api/v3/key", context => AnswerAsync(context, _usage));
        _vendor.MapGet("/api/v3/coins/markets", context => AnswerAsync(context, _answer));
        await _vendor.StartAsync(Cancel);
    }

    public ValueTask DisposeAsync()
    {
        _metrics.Dispose();
        return _vendor.DisposeAsync();
    }

    [Fact]
    public async Task The_limits_are_read_first_and_of_one_sign_the_largest_coin_is_meant()
    {
        using var client = Client();
        var reference = (await client.ReadAsync(["BTC"], Cancel)).ShouldHaveSingleItem();
        (reference.Asset, reference.Currency, reference.PriceIndication, reference.MarketCap, reference.Source)
            .ShouldBe(("BTC", "USD", 70187.5m, 1381651251183m, "coingecko"));
        reference.AsOf.ShouldBe(new DateTime(2026, 11, 28, 12, 0, 0, DateTimeKind.Utc));
        _asked.ShouldBe([
            $"/api/v3/key {Key}",
            $"/api/v3/coins/markets?vs_currency=usd&symbols=btc&order=market_cap_desc&per_page=100 {Key}"]);
    }

    [Fact]
    public async Task A_field_that_is_added_is_told_once_measured_each_time_and_changes_nothing()
    {
        _answer = context => context.Response.WriteAsync(Markets.Replace("\"symbol\"", "\"added\":[1],\"symbol\"", StringComparison.Ordinal), Cancel);
        Lines log = new();
        using UnknownMeter meter = new("coingecko");
        using var client = Client(log);
        for (var i = 0; i < 2; i++)
            (await client.ReadAsync(["BTC"], Cancel)).ShouldHaveSingleItem().PriceIndication.ShouldBe(70187.5m);
        log.Texts.Count(text => text.Contains(": added in", StringComparison.Ordinal)).ShouldBe(1);
        meter.Counts.ShouldBe(new Dictionary<string, long> { ["reference field"] = 4 });
    }

    [Fact]
    public async Task No_more_is_asked_in_a_minute_than_the_key_allows()
    {
        using var client = Client();
        for (var i = 0; i < 5; i++)
            await client.ReadAsync(["BTC"], Cancel);
        _asked.Count.ShouldBe(3);
    }

    [Fact]
    public async Task After_a_refusal_for_asking_too_much_nothing_is_asked()
    {
        _answer = context =>
        {
            context.Response.StatusCode = 429;
            context.Response.Headers.RetryAfter = "120";
            return Task.CompletedTask;
        };
        using var client = Client();
        (await client.ReadAsync(["BTC"], Cancel)).ShouldBeEmpty();
        (await client.ReadAsync(["BTC"], Cancel)).ShouldBeEmpty();
        _asked.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_key_of_the_other_plan_is_explained_without_being_shown()
    {
        _usage = _answer = context =>
        {
            context.Response.StatusCode = 400;
            return context.Response.WriteAsync(
                """{"status":{"error_code":10011,"error_message":"If you are using Demo API key, please change your root URL"}}""", Cancel);
        };
        Lines log = new();
        using var client = Client(log);
        (await client.ReadAsync(["BTC"], Cancel)).ShouldBeEmpty();
        log.Texts.ShouldAllBe(text => text.Contains("AETHERION_COINGECKO_PLAN=demo") && !text.Contains(Key));
        log.Texts.ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData(200, "not json")]
    [InlineData(200, "{}")]
    [InlineData(302, "")]
    [InlineData(503, "<html>")]
    public async Task Whatever_goes_wrong_the_answer_is_empty(int status, string body)
    {
        _answer = context =>
        {
            context.Response.StatusCode = status;
            return context.Response.WriteAsync(body, Cancel);
        };
        using var client = Client();
        (await client.ReadAsync(["BTC"], Cancel)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_vendor_that_is_not_there_gives_an_empty_answer()
    {
        var options = Options();
        await _vendor.StopAsync(Cancel);
        using CoinGeckoClient client = new(
            CoinGeckoClient.CreateClient(options), options, _metrics, TimeProvider.System, NullLogger<CoinGeckoClient>.Instance);
        (await client.ReadAsync(["BTC"], Cancel)).ShouldBeEmpty();
    }

    [Fact]
    public void The_key_does_not_show_in_the_options_text() => Options().ToString().ShouldNotContain(Key);

    private Task AnswerAsync(HttpContext context, Func<HttpContext, Task> answer)
    {
        _asked.Add($"{context.Request.Path}{context.Request.QueryString} {context.Request.Headers["x-cg-demo-api-key"]}");
        return answer(context);
    }

    private static WebApplication Create()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        return builder.Build();
    }

    private CoinGeckoClient Client(ILogger<CoinGeckoClient>? logger = null)
    {
        var options = Options();
        return new CoinGeckoClient(
            CoinGeckoClient.CreateClient(options), options, _metrics, TimeProvider.System, logger ?? NullLogger<CoinGeckoClient>.Instance);
    }

    private CoinGeckoOptions Options() =>
        new(CoinGeckoPlan.Demo, Key, new Uri(_vendor.Urls.FirstOrDefault("http://127.0.0.1:1") + "/"));

    private sealed class Lines : ILogger<CoinGeckoClient>
    {
        public List<string> Texts { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Texts.Add(formatter(state, exception));
    }
}
