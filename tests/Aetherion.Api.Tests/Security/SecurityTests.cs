using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Aetherion.Api.Tests.Security;

public sealed class SecurityTests
{
    [Fact]
    public async Task Over_plain_http_no_browser_is_told_to_insist_on_tls()
    {
        await using var api = await TestApi.StartAsync(options => options.HstsMaxAge = TimeSpan.FromHours(1));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/market/status");
        request.Headers.Add("X-Forwarded-Proto", "https");

        using var response = await api.Http.SendAsync(request, TestContext.Current.CancellationToken);

        response.Headers.Contains("X-Content-Type-Options").ShouldBeTrue();
        response.Headers.Contains("Strict-Transport-Security").ShouldBeFalse();
    }

    [Theory]
    [InlineData("localhost:8080", HttpStatusCode.OK)]
    [InlineData("127.0.0.1", HttpStatusCode.OK)]
    [InlineData("[::1]:8080", HttpStatusCode.OK)]
    [InlineData("shop.example", HttpStatusCode.OK)]
    [InlineData("evil.example", HttpStatusCode.Forbidden)]
    [InlineData("localhost.evil.example", HttpStatusCode.Forbidden)]
    [InlineData("127.0.0.1.evil.example", HttpStatusCode.Forbidden)]
    public async Task Only_our_own_names_are_answered(string host, HttpStatusCode status)
    {
        await using var api = await TestApi.StartAsync(options => options.AllowedHosts.Add("shop.example"));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/market/status");
        request.Headers.Host = host;

        using var response = await api.Http.SendAsync(request, TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(status);
    }

    [Theory]
    [InlineData("http://localhost:3000", HttpStatusCode.OK)]
    [InlineData("https://evil.example", HttpStatusCode.Forbidden)]
    [InlineData("null", HttpStatusCode.Forbidden)]
    [InlineData("file://localhost", HttpStatusCode.Forbidden)]
    public async Task Pages_of_other_origins_may_not_post(string origin, HttpStatusCode status)
    {
        await using var api = await TestApi.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
        {
            Content = new StringContent("""{"query":"{ __typename }"}""", Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("Origin", origin);

        using var response = await api.Http.SendAsync(request, TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(status);
    }

    [Theory]
    [InlineData("https://app.example", true)]
    [InlineData("https://app.example:8443", false)]
    [InlineData("http://app.example", false)]
    [InlineData("https://evil.example", false)]
    public async Task A_browser_lets_pages_of_listed_origins_read_and_no_others(string origin, bool isListed)
    {
        await using var api = await TestApi.StartAsync(options => options.CorsOrigins.Add("https://app.example"));
        using var asks = new HttpRequestMessage(HttpMethod.Options, "/graphql");
        asks.Headers.Add("Origin", origin);
        asks.Headers.Add("Access-Control-Request-Method", "POST");
        asks.Headers.Add("Access-Control-Request-Headers", "authorization,content-type");
        using var told = await api.Http.SendAsync(asks, TestContext.Current.CancellationToken);
        told.Headers.Contains("Access-Control-Allow-Origin").ShouldBe(isListed);
        told.Headers.Contains("Access-Control-Allow-Credentials").ShouldBeFalse();

        using var posts = new HttpRequestMessage(HttpMethod.Post, "/graphql")
        {
            Content = new StringContent("""{"query":"{ __typename }"}""", Encoding.UTF8, "application/json"),
        };
        posts.Headers.Add("Origin", origin);
        using var answer = await api.Http.SendAsync(posts, TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(isListed ? HttpStatusCode.OK : HttpStatusCode.Forbidden);
        answer.Headers.Contains("Access-Control-Allow-Origin").ShouldBe(isListed);
    }

    [Fact]
    public async Task Pages_of_listed_origins_can_read_what_is_left_of_the_plan()
    {
        await using var api = await TestApi.StartAsync(options => options.CorsOrigins.Add("https://app.example"));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/market/status");
        request.Headers.Add("Origin", "https://app.example");

        using var answer = await api.Http.SendAsync(request, TestContext.Current.CancellationToken);

        var readable = answer.Headers.GetValues("Access-Control-Expose-Headers").Single().Split(',');
        foreach (var name in answer.Headers.Select(header => header.Key).Where(key => key.StartsWith("RateLimit", StringComparison.Ordinal)))
            readable.ShouldContain(name);
        readable.ShouldContain("Retry-After");
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData(null)]
    public async Task A_post_that_a_page_can_make_without_asking_first_is_refused(string? contentType)
    {
        await using var api = await TestApi.StartAsync();
        using var content = new ByteArrayContent("""{"query":"{ __typename }"}"""u8.ToArray());
        if (contentType is not null)
            content.Headers.TryAddWithoutValidation("Content-Type", contentType);

        using var response = await api.Http.PostAsync("/graphql", content, TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
    }

    [Theory]
    [InlineData("/ws/market")]
    [InlineData("/graphql")]
    public async Task Pages_of_other_origins_may_not_open_sockets(string path)
    {
        await using var api = await TestApi.StartAsync();
        using var socket = new System.Net.WebSockets.ClientWebSocket();
        socket.Options.SetRequestHeader("Origin", "https://evil.example");
        socket.Options.AddSubProtocol("graphql-transport-ws");
        socket.Options.CollectHttpResponseDetails = true;

        await Should.ThrowAsync<System.Net.WebSockets.WebSocketException>(() => socket.ConnectAsync(
            new Uri($"ws://{api.Address.Authority}{path}"), TestContext.Current.CancellationToken));

        socket.HttpStatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_body_that_is_too_large_is_413()
    {
        await using var api = await TestApi.StartAsync();
        var query = new string(' ', ApiOptions.RequestBodyBytesMax + 1);
        using var content = new StringContent($$"""{"query":"{{query}}{ __typename }"}""", Encoding.UTF8, "application/json");

        using var response = await api.Http.PostAsync("/graphql", content, TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldNotBeNullOrWhiteSpace();
    }

    [Theory]
    [InlineData("{ not json")]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("42")]
    [InlineData("{\"query\":")]
    public async Task A_body_that_is_no_request_is_400(string body)
    {
        await using var api = await TestApi.StartAsync();
        using var content = new StringContent(body, Encoding.UTF8, "application/json");

        using var response = await api.Http.PostAsync("/graphql", content, TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Headers_that_are_too_large_are_431()
    {
        await using var api = await TestApi.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/healthz");
        request.Headers.Add("X-Large", new string('x', 40_000));

        using var response = await api.Http.SendAsync(request, TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.RequestHeaderFieldsTooLarge);
    }

    [Fact]
    public async Task A_document_that_is_wrong_is_400_to_those_who_ask_for_the_new_media_type()
    {
        await using var api = await TestApi.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
        {
            Content = new StringContent("""{"query":"{ nothing }"}""", Encoding.UTF8, "application/json"),
        };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/graphql-response+json"));

        using var response = await api.Http.SendAsync(request, TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Mutations_are_not_done_by_get()
    {
        await using var api = await TestApi.StartAsync();

        using var response = await api.Http.GetAsync(
            "/graphql?query=mutation%7BdeleteBot(input%3A%7Bid%3A%22a%22%2CidempotencyKey%3A%22k%22%7D)%7BdeletedId%7D%7D", TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
    }

    [Fact]
    public async Task Every_answer_tells_the_browser_what_it_may_do()
    {
        await using var api = await TestApi.StartAsync();

        using var response = await api.Http.GetAsync("/healthz", TestContext.Current.CancellationToken);

        response.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        response.Headers.GetValues("X-Frame-Options").ShouldBe(["DENY"]);
        var policy = response.Headers.GetValues("Content-Security-Policy").Single();
        policy.ShouldStartWith("default-src 'none';");
        policy.ShouldContain("frame-ancestors 'none'");
        policy.ShouldNotContain("unsafe");
        response.Headers.CacheControl!.NoStore.ShouldBeTrue();
    }
}
