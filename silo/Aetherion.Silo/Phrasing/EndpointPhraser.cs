using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Aetherion.Domain.Regimes;
using Aetherion.GrainInterfaces;
using Aetherion.Silo.Telemetry;
using Microsoft.Extensions.Logging;

namespace Aetherion.Silo.Phrasing;

/// <summary>
/// Lets a configured language model phrase the facts of an explanation. It sees our sentence and nothing else of the service;
/// whatever goes wrong, our sentence is the answer, and so it is where the model says what is no fact.
/// </summary>
public sealed class EndpointPhraser(
    HttpClient http, PhrasingOptions options, PhrasingMetrics metrics, TimeProvider time, ILogger<EndpointPhraser> logger)
    : IExplanationPhraser, IDisposable
{
    private const int BytesPerCharacterMax = 16;
    private const string Instruction =
        "Rewrite the statement for a trader in one or two plain sentences. Keep every number and every name: digits, signs and "
        + "percent signs as they stand, no number in words. Say up, down, above and below only where it does. Add no fact, no forecast "
        + "and no advice. Plain text on one line, no markup.";

    private readonly ConcurrentDictionary<string, string> _remembered = new();
    private readonly SemaphoreSlim _slots = new(options.ConcurrencyMax);
    private readonly PhraseRefusals _refusals = new(options.Address.Host, metrics, time, logger);

    public async Task<string> PhraseAsync(string sentence, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(sentence);
        if (_remembered.TryGetValue(sentence, out var known))
            return known;
        if (!await _slots.WaitAsync(TimeSpan.Zero, cancellationToken))
            return sentence;
        try
        {
            return await AskAsync(sentence, cancellationToken) is { } text
                ? Remember(sentence, Checked(sentence, text))
                : sentence;
        }
        finally
        {
            _slots.Release();
        }
    }

    public void Dispose() => _slots.Dispose();

    private async Task<string?> AskAsync(string sentence, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(options.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            using var request = RequestFor(sentence);
            using var response = await http.SendAsync(request, either.Token);
            response.EnsureSuccessStatusCode();
            using var answer = await JsonDocument.ParseAsync(
                await response.Content.ReadAsStreamAsync(either.Token), cancellationToken: either.Token);
            return TextOf(answer.RootElement);
        }
        catch (Exception exception) when (
            exception is HttpRequestException or JsonException or KeyNotFoundException or InvalidOperationException
            || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            logger.NotPhrased(options.Address.Host, exception.GetType().Name);
            return null;
        }
    }

    private HttpRequestMessage RequestFor(string sentence)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(options.Address, "chat/completions"))
        {
            Content = JsonContent.Create(new
            {
                model = options.Model,
                temperature = 0,
                messages = new[]
                {
                    new { role = "system", content = Instruction },
                    new { role = "user", content = sentence },
                },
            }),
        };
        if (options.Key is { Length: > 0 } key)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return request;
    }

    private static string? TextOf(JsonElement answer)
    {
        var choices = answer.GetProperty("choices");
        return choices.GetArrayLength() == 0
            ? null
            : choices[0].GetProperty("message").GetProperty("content").GetString()?.Trim();
    }

    /// <summary>Ours for a text that is not held to the facts. It is remembered too: the same question has the same answer.</summary>
    private string Checked(string sentence, string text)
    {
        var fault = PhraseCheck.FindFault(sentence, text, options.LengthMax);
        if (fault == PhraseFault.None)
            return text;
        _refusals.Add(fault);
        return sentence;
    }

    private string Remember(string sentence, string text)
    {
        if (_remembered.Count >= options.RememberedMax)
            _remembered.Clear();
        return _remembered.GetOrAdd(sentence, text);
    }

    /// <summary>A client that follows no redirect, so that the key goes to no other address, and reads no endless answer.</summary>
    public static HttpClient CreateClient(PhrasingOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false })
        {
            MaxResponseContentBufferSize = options.LengthMax * BytesPerCharacterMax,
        };
    }
}
