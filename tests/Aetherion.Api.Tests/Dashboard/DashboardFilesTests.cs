using System.Net;

namespace Aetherion.Api.Tests.Dashboard;

public sealed class DashboardFilesTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("aetherion-dashboard-");

    [Fact]
    public async Task The_dashboard_is_served_with_the_caching_each_file_needs()
    {
        Write("index.html", "<h1>dashboard</h1>");
        Write("assets/index-abc123.js", "let a;");
        await using var api = await TestApi.StartAsync(options => options.DashboardDirectory = _directory.FullName);

        using var page = await api.Http.GetAsync("/", TestContext.Current.CancellationToken);
        using var asset = await api.Http.GetAsync("/assets/index-abc123.js", TestContext.Current.CancellationToken);

        (await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldBe("<h1>dashboard</h1>");
        page.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
        page.Headers.CacheControl!.NoCache.ShouldBeTrue();
        page.Headers.ETag.ShouldNotBeNull();
        asset.Content.Headers.ContentType!.MediaType.ShouldBe("text/javascript");
        asset.Headers.CacheControl!.ToString().ShouldContain("immutable");
    }

    [Fact]
    public async Task A_browser_that_opens_the_graphql_address_gets_the_editor()
    {
        Write("graphiql/index.html", "<h1>editor</h1>");
        await using var api = await TestApi.StartAsync(options => options.DashboardDirectory = _directory.FullName);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/graphql");
        request.Headers.Add("Accept", "text/html,application/xhtml+xml");

        using var response = await api.Http.SendAsync(request, TestContext.Current.CancellationToken);

        (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldBe("<h1>editor</h1>");
    }

    [Fact]
    public async Task Files_outside_the_dashboard_are_not_served()
    {
        Write("index.html", "x");
        await using var api = await TestApi.StartAsync(options => options.DashboardDirectory = _directory.FullName);

        foreach (var path in (string[])["/../etc/passwd", "/assets/%2e%2e/%2e%2e/etc/passwd", "/assets/..%2f..%2fetc%2fpasswd"])
        {
            using var response = await api.Http.GetAsync(path, TestContext.Current.CancellationToken);
            response.StatusCode.ShouldBe(HttpStatusCode.NotFound, path);
        }
    }

    [Fact]
    public async Task Without_a_built_dashboard_the_page_says_what_to_do()
    {
        await using var api = await TestApi.StartAsync();

        var problem = await api.Http.GetJsonAsync("/", HttpStatusCode.NotFound);

        ((string)problem["detail"]!).ShouldContain("./aetherion run");
    }

    public void Dispose() => _directory.Delete(recursive: true);

    private void Write(string path, string content)
    {
        var file = Path.Combine(_directory.FullName, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, content);
    }
}
