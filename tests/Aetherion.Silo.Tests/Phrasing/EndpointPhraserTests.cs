using System.Net;
using System.Text.Json;
using Aetherion.Silo.Phrasing;
using Aetherion.Silo.Telemetry;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Aetherion.Silo.Tests.Phrasing;

/// <summary>Against a real endpoint on loopback.</summary>
public sealed class EndpointPhraserTests : IAsyncLifetime
{
    private const string Key = "not-for-logs";
    private const string Sentence = "Bull replaced Bear.";

    private readonly WebApplication _endpoint = Create();
    private readonly List<(string? Authorization, string Body)> _asked = [];
    private readonly PhrasingMetrics _metrics = new();
    private Func<HttpContext, Task> _answer = _ => Task.CompletedTask;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _endpoint.MapPost("/v1/chat/completions", async context =>
        {
            using var reader = new StreamReader(context.Request.Body);
            _asked.Add((context.Request.Headers.Authorization, await reader.ReadToEndAsync(Cancel)));
            await _answer(context);
        });
        await _endpoint.StartAsync(Cancel);
    }

    public ValueTask DisposeAsync()
    {
        _metrics.Dispose();
        return _endpoint.DisposeAsync();
    }

    [Fact]
    public async Task The_facts_are_phrased_once_and_the_key_goes_along()
    {
        _answer = context => Says(context, " The market turned bullish. ");
        using var phraser = Phraser();
        (await phraser.PhraseAsync(Sentence, Cancel)).ShouldBe("The market turned bullish.");
        (await phraser.PhraseAsync(Sentence, Cancel)).ShouldBe("The market turned bullish.");
        var (authorization, body) = _asked.ShouldHaveSingleItem();
        authorization.ShouldBe($"Bearer {Key}");
        using var request = JsonDocument.Parse(body);
        request.RootElement.GetProperty("messages")[1].GetProperty("content").GetString().ShouldBe(Sentence);
    }

    [Theory]
    [InlineData(500, "{}")]
    [InlineData(302, "")]
    [InlineData(200, "not json")]
    [InlineData(200, "{}")]
    [InlineData(200, """{"choices": []}""")]
    [InlineData(200, """{"choices": [{"message": {"content": ""}}]}""")]
    [InlineData(200, """{"choices": [{"message": {"content": 5}}]}""")]
    public async Task Whatever_goes_wrong_our_sentence_is_the_answer(int status, string body)
    {
        _answer = context =>
        {
            context.Response.StatusCode = status;
            context.Response.Headers.Location = "/elsewhere";
            return context.Response.WriteAsync(body, Cancel);
        };
        using var phraser = Phraser();
        (await phraser.PhraseAsync(Sentence, Cancel)).ShouldBe(Sentence);
    }

    [Fact]
    public async Task An_answer_that_is_too_long_is_not_taken()
    {
        using var phraser = Phraser();
        _answer = context => Says(context, new string('x', 700));
        (await phraser.PhraseAsync(Sentence, Cancel)).ShouldBe(Sentence);
        _answer = context => Says(context, new string('x', 100_000));
        const string other = "Bull stands against Bear.";
        (await phraser.PhraseAsync(other, Cancel)).ShouldBe(other);
    }

    [Theory]
    [InlineData("Bull replaced Bear with 93 %.")]
    [InlineData("Bull replaced Sideways.")]
    [InlineData("Bull replaced Bear, see example.com.")]
    [InlineData("**Bull** replaced Bear.")]
    [InlineData("Bull replaced Bear: prices rise.")]
    [InlineData("Bull replaced Bear: an alarm.")]
    public async Task An_answer_with_anything_that_is_no_fact_is_not_shown_and_not_asked_for_again(string text)
    {
        _answer = context => Says(context, text);
        using var phraser = Phraser();
        (await phraser.PhraseAsync(Sentence, Cancel)).ShouldBe(Sentence);
        (await phraser.PhraseAsync(Sentence, Cancel)).ShouldBe(Sentence);
        _asked.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task An_answer_with_the_numbers_of_the_facts_is_shown()
    {
        _answer = context => Says(context, "Bull is 71% likely.");
        using var phraser = Phraser();
        (await phraser.PhraseAsync("Bull replaced Bear: Bull has probability 0.71.", Cancel)).ShouldBe("Bull is 71% likely.");
    }

    [Fact]
    public async Task An_answer_that_does_not_come_is_not_waited_for()
    {
        _answer = context => Task.Delay(Timeout.Infinite, context.RequestAborted);
        using var phraser = Phraser(TimeSpan.FromMilliseconds(50));
        (await phraser.PhraseAsync(Sentence, Cancel)).ShouldBe(Sentence);
    }

    [Fact]
    public void The_key_does_not_show_in_the_options_text() =>
        Options(TimeSpan.FromSeconds(1)).ToString().ShouldNotContain(Key);

    private static WebApplication Create()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        return builder.Build();
    }

    private static Task Says(HttpContext context, string text) => context.Response.WriteAsJsonAsync(
        new { choices = new[] { new { message = new { content = text } } } }, Cancel);

    private EndpointPhraser Phraser(TimeSpan? timeout = null)
    {
        var options = Options(timeout ?? TimeSpan.FromSeconds(20));
        return new EndpointPhraser(
            EndpointPhraser.CreateClient(options), options, _metrics, TimeProvider.System, NullLogger<EndpointPhraser>.Instance);
    }

    private PhrasingOptions Options(TimeSpan timeout) =>
        new(new Uri(_endpoint.Urls.FirstOrDefault("http://127.0.0.1:1") + "/v1/"), Key, "any") { Timeout = timeout };
}
