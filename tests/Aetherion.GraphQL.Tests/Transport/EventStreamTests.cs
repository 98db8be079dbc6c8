using System.Net;
using System.Text;
using Aetherion.GraphQL.Execution;
using Aetherion.GraphQL.Tests.Library;
using Aetherion.GraphQL.Transport;
using Microsoft.AspNetCore.Http;

namespace Aetherion.GraphQL.Tests.Transport;

public sealed class EventStreamTests
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(20);

    [Theory]
    [InlineData("{ book(id: 1) { id } }", "{\"data\":{\"book\":{\"id\":\"1\"}}}")]
    [InlineData("{ nothing }", "{\"errors\":[{\"message\":\"The type Query has no field")]
    [InlineData("subscription { nothing }", "{\"errors\":[{\"message\":\"The type Subscription has no field")]
    public async Task Any_operation_is_answered_with_its_result_and_the_end(string query, string data)
    {
        await using var host = await LibraryHost.StartAsync();
        using var client = new HttpClient();

        using var response = await client.SendAsync(Post(host, query), Cancellation);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.ToString().ShouldBe("text/event-stream; charset=utf-8");
        var text = await response.Content.ReadAsStringAsync(Cancellation);
        text.ShouldStartWith($"event: next\ndata: {data}");
        text.ShouldEndWith("}\n\nevent: complete\ndata:\n\n");
    }

    [Fact]
    public async Task A_subscription_may_be_asked_for_by_get()
    {
        await using var host = await LibraryHost.StartAsync();
        using var client = new HttpClient();
        var query = Uri.EscapeDataString("subscription { bookAdded(count: 1) { id } }");
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"{host.Url}?query={query}"));
        request.Headers.Accept.ParseAdd("text/event-stream");

        using var response = await client.SendAsync(request, Cancellation);

        (await response.Content.ReadAsStringAsync(Cancellation)).ShouldBe(
            "event: next\ndata: {\"data\":{\"bookAdded\":{\"id\":\"0\"}}}\n\nevent: complete\ndata:\n\n");
    }

    [Fact]
    public async Task A_mutation_by_get_is_refused_before_the_stream_begins()
    {
        await using var host = await LibraryHost.StartAsync();
        using var client = new HttpClient();
        var query = Uri.EscapeDataString(
            """mutation { addBook(input: {title: "New", price: "1", idempotencyKey: "k"}) { book { id } } }""");
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"{host.Url}?query={query}"));
        request.Headers.Accept.ParseAdd("text/event-stream");

        using var response = await client.SendAsync(request, Cancellation);

        response.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/json");
    }

    [Fact]
    public async Task A_refusal_is_plain_json_with_its_status()
    {
        await using var host = await LibraryHost.StartAsync(
            build: builder => builder.AddHttpRequestInterceptor<Refusal>());
        using var client = new HttpClient();

        using var response = await client.SendAsync(Post(host, "subscription { silence }"), Cancellation);

        response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/json");
    }

    [Fact]
    public async Task A_stream_whose_sign_in_ends_says_so_and_is_completed()
    {
        await using var host = await LibraryHost.StartAsync(
            build: builder => builder.AddHttpRequestInterceptor<ShortSignIn>());
        using var client = new HttpClient();
        var silence = SilentSource.Next();

        using var response = await client.SendAsync(
            Post(host, $"subscription {{ silence(key: \\\"{silence.Key}\\\") }}"), Cancellation);

        var text = await response.Content.ReadAsStringAsync(Cancellation).WaitAsync(Timeout, Cancellation);
        text.ShouldContain("\"code\":\"UNAUTHENTICATED\"");
        text.ShouldEndWith("event: complete\ndata:\n\n");
        await silence.Ended.Task.WaitAsync(Timeout, Cancellation);
    }

    [Fact]
    public async Task A_client_that_goes_away_ends_its_source()
    {
        await using var host = await LibraryHost.StartAsync();
        using var client = new HttpClient();
        var silence = SilentSource.Next();
        var request = Post(host, $"subscription {{ silence(key: \\\"{silence.Key}\\\") }}");
        using (await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancellation))
            await silence.Started.Task.WaitAsync(Timeout, Cancellation);

        await silence.Ended.Task.WaitAsync(Timeout, Cancellation);
    }

    [Fact]
    public async Task An_idle_stream_carries_comments()
    {
        await using var host = await LibraryHost.StartAsync(
            options => options.KeepAliveInterval = TimeSpan.FromMilliseconds(50));
        using var client = new HttpClient();

        using var response = await client.SendAsync(
            Post(host, "subscription { silence }"), HttpCompletionOption.ResponseHeadersRead, Cancellation);

        await using var stream = await response.Content.ReadAsStreamAsync(Cancellation);
        using var reader = new StreamReader(stream);
        (await reader.ReadLineAsync(Cancellation).AsTask().WaitAsync(Timeout, Cancellation)).ShouldBe(":");
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static HttpRequestMessage Post(LibraryHost host, string query)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, host.Url)
        {
            Content = new StringContent($$"""{"query":"{{query}}"}""", Encoding.UTF8, "application/json"),
        };
        request.Headers.Accept.ParseAdd("text/event-stream");
        return request;
    }

    private sealed class Refusal : IHttpRequestInterceptor
    {
        public ValueTask<ExecutionScope> OnCreateAsync(
            HttpContext context,
            GraphQLRequest request,
            ExecutionScope scope,
            CancellationToken cancellationToken) =>
            throw new GraphQLException(GraphQLError.WithCode("Refused.", ErrorCodes.Unauthenticated));
    }

    private sealed class ShortSignIn : IHttpRequestInterceptor
    {
        private static readonly TimeSpan Length = TimeSpan.FromMilliseconds(100);

        public ValueTask<ExecutionScope> OnCreateAsync(
            HttpContext context,
            GraphQLRequest request,
            ExecutionScope scope,
            CancellationToken cancellationToken)
        {
            var end = new CancellationTokenSource(Length);
            context.Response.RegisterForDispose(end);
            return new ValueTask<ExecutionScope>(scope with { SignInEnded = end.Token });
        }
    }
}
