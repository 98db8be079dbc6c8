using System.Net.Http.Json;
using System.Text.Json;

namespace Aetherion.EndToEnd.Tests;

/// <summary>Asks a running service over HTTP.</summary>
internal sealed class GraphQLClient(Uri address) : IDisposable
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(100);

    private readonly HttpClient _http = new() { BaseAddress = address, Timeout = TimeSpan.FromSeconds(30) };

    public void Dispose() => _http.Dispose();

    public async Task<JsonElement> AskAsync(string query, object? variables = null)
    {
        using var response = await _http.PostAsJsonAsync("/graphql", new { query, variables });
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
        answer.TryGetProperty("errors", out var errors).ShouldBeFalse(errors.ToString());
        return answer.GetProperty("data");
    }

    public async Task<(int Status, string Body)> GetAsync(string path)
    {
        using var response = await _http.GetAsync(new Uri(path, UriKind.Relative));
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    /// <summary>Asks again and again until the answer is as wanted.</summary>
    public static async Task<T> UntilAsync<T>(string what, Func<Task<T>> ask, Predicate<T> isWanted, TimeSpan timeout)
    {
        var end = DateTime.UtcNow + timeout;
        var last = await ask();
        while (!isWanted(last))
        {
            if (DateTime.UtcNow > end)
                throw new TimeoutException($"Waited {timeout} for {what}; the last answer was {last}.");
            await Task.Delay(PollInterval, TestContext.Current.CancellationToken);
            last = await ask();
        }
        return last;
    }
}
