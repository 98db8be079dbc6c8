using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Aetherion.GraphQL.Execution;
using Aetherion.GraphQL.Tests.Library;
using Aetherion.GraphQL.Transport;
using Microsoft.AspNetCore.Http;

namespace Aetherion.GraphQL.Tests.Transport;

public sealed class HttpTransportTests
{
    private const string Legacy = "application/json";
    private const string Modern = "application/graphql-response+json";

    [Theory]
    [InlineData(Modern, """{"query":"{ book(id: 1) { id } }"}""", 200)]
    [InlineData(Legacy, """{"query":"{ book(id: 1) { id } }"}""", 200)]
    [InlineData(Modern, """{"query":"{"}""", 400)]
    [InlineData(Legacy, """{"query":"{"}""", 200)]
    [InlineData(Modern, """{"query":"{ nothing }"}""", 400)]
    [InlineData(Legacy, """{"query":"{ nothing }"}""", 200)]
    [InlineData(Modern, """{"query":"query ($id: ID!) { book(id: $id) { id } }"}""", 400)]
    [InlineData(Legacy, "{", 400)]
    [InlineData(Legacy, "", 400)]
    [InlineData(Legacy, "[]", 400)]
    [InlineData(Legacy, """[{"query":"{ book(id: 1) { id } }"}]""", 400)]
    [InlineData(Legacy, """{"query":1}""", 400)]
    [InlineData(Legacy, """{"query":"{ __typename }","variables":"x"}""", 400)]
    [InlineData(Legacy, """{"query":"{ __typename }","extensions":1}""", 400)]
    [InlineData(Legacy, """{"query":"{ __typename }","operationName":1}""", 400)]
    [InlineData(Legacy, """{"query":"\ud800"}""", 400)]
    [InlineData(Legacy, """{"query":"subscription { silence }"}""", 405)]
    [InlineData("text/plain", """{"query":"{ __typename }"}""", 406)]
    [InlineData("text/html, application/json;q=0", """{"query":"{ __typename }"}""", 406)]
    public async Task A_post_is_answered_with_the_status_of_its_media_type(string accept, string body, int status)
    {
        await using var host = await LibraryHost.StartAsync();

        using var response = await PostAsync(host, accept, body);

        ((int)response.StatusCode).ShouldBe(status, await response.Content.ReadAsStringAsync(Cancellation));
        response.Content.Headers.ContentType!.MediaType.ShouldBe(accept == Modern ? Modern : Legacy);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/json; charset=utf-16")]
    public async Task A_body_that_is_not_declared_as_json_is_refused(string contentType)
    {
        await using var host = await LibraryHost.StartAsync();

        using var response = await PostAsync(host, Legacy, """{"query":"{ __typename }"}""", contentType);

        response.StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_over_the_limit_is_answered_with_413(bool isChunked)
    {
        await using var host = await LibraryHost.StartAsync(options => options.MaxRequestBodyBytes = 1000);
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, host.Url)
        {
            Content = new StringContent($$"""{"query":"# {{new string('x', 5000)}}"}""", Encoding.UTF8, Legacy),
        };
        request.Headers.TransferEncodingChunked = isChunked;

        using var response = await client.SendAsync(request, Cancellation);

        response.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await response.Content.ReadAsStringAsync(Cancellation)).ShouldContain("1000 bytes");
    }

    [Fact]
    public async Task A_mutation_by_get_is_refused_and_changes_nothing()
    {
        await using var host = await LibraryHost.StartAsync();
        using var client = new HttpClient();
        var mutation = Uri.EscapeDataString(
            """mutation { addBook(input: {title: "New", price: "1", idempotencyKey: "k"}) { book { id } } }""");

        using var response = await client.GetAsync(new Uri($"{host.Url}?query={mutation}"), Cancellation);
        using var after = await PostAsync(host, Legacy, """{"query":"{ book(id: \"k\") { id } }"}""");

        response.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
        response.Content.Headers.Allow.ShouldBe(["POST"]);
        (await after.Content.ReadAsStringAsync(Cancellation)).ShouldBe("""{"data":{"book":null}}""");
    }

    [Fact]
    public async Task A_query_by_get_takes_its_variables_and_its_operation_from_the_address()
    {
        await using var host = await LibraryHost.StartAsync();
        using var client = new HttpClient();
        var query = Uri.EscapeDataString("query A { __typename } query B($id: ID!) { book(id: $id) { title } }");
        var variables = Uri.EscapeDataString("""{"id":"1"}""");

        var answer = await client.GetStringAsync(
            new Uri($"{host.Url}?query={query}&variables={variables}&operationName=B"), Cancellation);

        answer.ShouldBe("""{"data":{"book":{"title":"Tides"}}}""");
    }

    [Fact]
    public async Task A_browser_gets_the_page_of_the_options()
    {
        await using var host = await LibraryHost.StartAsync(
            options => options.GraphiQL = context => context.Response.WriteAsync("page", context.RequestAborted));
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, host.Url);
        request.Headers.Accept.ParseAdd("text/html,application/xhtml+xml,*/*;q=0.8");

        using var response = await client.SendAsync(request, Cancellation);

        (await response.Content.ReadAsStringAsync(Cancellation)).ShouldBe("page");
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    public async Task Other_methods_are_refused(string method)
    {
        await using var host = await LibraryHost.StartAsync();
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(new HttpMethod(method), host.Url);

        using var response = await client.SendAsync(request, Cancellation);

        response.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
        response.Content.Headers.Allow.ShouldBe(["GET", "HEAD", "POST", "OPTIONS"]);
    }

    [Fact]
    public async Task Options_is_answered_with_the_methods()
    {
        await using var host = await LibraryHost.StartAsync();
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Options, host.Url);

        using var response = await client.SendAsync(request, Cancellation);

        response.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        response.Content.Headers.Allow.ShouldBe(["GET", "HEAD", "POST", "OPTIONS"]);
    }

    [Theory]
    [InlineData("{ __typename }", 200)]
    [InlineData("{ nothing }", 400)]
    public async Task Head_has_the_status_and_the_type_of_get_without_the_body(string query, int status)
    {
        await using var host = await LibraryHost.StartAsync();
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(
            HttpMethod.Head, new Uri($"{host.Url}?query={Uri.EscapeDataString(query)}"));
        request.Headers.Accept.ParseAdd(Modern);

        using var response = await client.SendAsync(request, Cancellation);

        ((int)response.StatusCode).ShouldBe(status);
        response.Content.Headers.ContentType!.MediaType.ShouldBe(Modern);
        (await response.Content.ReadAsByteArrayAsync(Cancellation)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_body_with_a_byte_order_mark_is_read()
    {
        await using var host = await LibraryHost.StartAsync();

        using var response = await PostAsync(host, Legacy, "\uFEFF{\"query\":\"{ __typename }\"}");

        (await response.Content.ReadAsStringAsync(Cancellation)).ShouldBe("""{"data":{"__typename":"Query"}}""");
    }

    [Fact]
    public async Task An_exception_in_an_interceptor_is_masked_and_answered_with_500()
    {
        await using var host = await LibraryHost.StartAsync(
            build: builder => builder.AddHttpRequestInterceptor<FailingInterceptor>());

        using var response = await PostAsync(host, Modern, """{"query":"{ __typename }"}""");

        response.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        var answer = await response.Content.ReadAsStringAsync(Cancellation);
        answer.ShouldContain("\"code\":\"INTERNAL\"");
        answer.ShouldNotContain("secret");
    }

    [Theory]
    [InlineData("UNAUTHENTICATED", 401)]
    [InlineData("FORBIDDEN", 403)]
    [InlineData("RATE_LIMITED", 429)]
    public async Task A_refusal_by_an_interceptor_has_the_status_of_its_code(string code, int status)
    {
        await using var host = await LibraryHost.StartAsync(
            build: builder => builder.AddHttpRequestInterceptor<RefusingInterceptor>());

        using var response = await PostAsync(
            host, Legacy, $$"""{"query":"{ __typename }","operationName":"{{code}}"}""");

        ((int)response.StatusCode).ShouldBe(status);
        (await response.Content.ReadAsStringAsync(Cancellation)).ShouldContain($"\"code\":\"{code}\"");
    }

    [Fact]
    public async Task An_event_stream_carries_the_events_and_the_end()
    {
        await using var host = await LibraryHost.StartAsync();

        using var response = await PostAsync(
            host, "text/event-stream", """{"query":"subscription { bookAdded(count: 1) { id } }"}""");

        response.Content.Headers.ContentType!.MediaType.ShouldBe("text/event-stream");
        (await response.Content.ReadAsStringAsync(Cancellation)).ShouldBe(
            "event: next\ndata: {\"data\":{\"bookAdded\":{\"id\":\"0\"}}}\n\nevent: complete\ndata:\n\n");
    }

    [Fact]
    public async Task A_resolver_that_takes_too_long_is_cancelled_and_answered_with_timeout()
    {
        await using var host = await LibraryHost.StartAsync(
            options => options.ExecutionTimeout = TimeSpan.FromMilliseconds(50));

        using var response = await PostAsync(host, Legacy, """{"query":"{ never }"}""");

        var answer = await response.Content.ReadAsStringAsync(Cancellation);
        response.StatusCode.ShouldBe(HttpStatusCode.GatewayTimeout);
        answer.ShouldContain("\"code\":\"TIMEOUT\"");
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static async Task<HttpResponseMessage> PostAsync(
        LibraryHost host,
        string accept,
        string body,
        string contentType = Legacy)
    {
        using var client = new HttpClient();
        using var content = new StringContent(body);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        using var request = new HttpRequestMessage(HttpMethod.Post, host.Url) { Content = content };
        request.Headers.Accept.ParseAdd(accept);
        return await client.SendAsync(request, Cancellation);
    }

    private sealed class FailingInterceptor : IHttpRequestInterceptor
    {
        public ValueTask<ExecutionScope> OnCreateAsync(
            HttpContext context,
            GraphQLRequest request,
            ExecutionScope scope,
            CancellationToken cancellationToken) => throw new InvalidOperationException("a secret");
    }

    private sealed class RefusingInterceptor : IHttpRequestInterceptor
    {
        public ValueTask<ExecutionScope> OnCreateAsync(
            HttpContext context,
            GraphQLRequest request,
            ExecutionScope scope,
            CancellationToken cancellationToken) =>
            throw new GraphQLException(GraphQLError.WithCode("Refused.", request.OperationName!));
    }
}
