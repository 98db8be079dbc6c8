using System.Text.Json.Nodes;
using Aetherion.Api.Tests.Access;
using Microsoft.AspNetCore.Routing;

namespace Aetherion.Api.Tests.OpenApi;

/// <summary>The description as a whole: unchanged unless that is wanted, valid, complete.</summary>
public sealed class DocumentTests
{
    /// <summary>
    /// Names the file to write the description to, for a change that is wanted:
    /// <c>AETHERION_OPENAPI_OUT=api/openapi.json dotnet test --project tests/Aetherion.Api.Tests</c>.
    /// </summary>
    private const string OutputVariable = "AETHERION_OPENAPI_OUT";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_description_is_the_one_in_the_repository()
    {
        await using var service = await SignedInApi.StartAsync();
        var printed = DescribedApi.Print(await DescribedApi.ReadAsync(service));
        if (Environment.GetEnvironmentVariable(OutputVariable) is { Length: > 0 } path)
            await File.WriteAllTextAsync(path, printed, Cancel);

        printed.ShouldBe(await File.ReadAllTextAsync(DescribedApi.InRepository, Cancel));
    }

    [Fact]
    public async Task It_is_valid_with_sign_in_and_without()
    {
        await using var service = await SignedInApi.StartAsync();
        await using var local = await TestApi.StartAsync();

        (await ObservedService.CompareAsync(await DescribedApi.ReadAsync(service), null)).ShouldBeEmpty();
        (await ObservedService.CompareAsync(await local.Http.GetJsonAsync("/openapi/v1.json"), null)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Local_mode_asks_nobody_to_sign_in_and_is_otherwise_the_same()
    {
        await using var service = await SignedInApi.StartAsync();
        await using var local = await TestApi.StartAsync();
        var signedIn = await DescribedApi.ReadAsync(service);
        var document = await local.Http.GetJsonAsync("/openapi/v1.json");

        document["components"]!["securitySchemes"].ShouldBeNull();
        foreach (var (_, _, operation) in DescribedApi.Operations(document))
        {
            operation["security"].ShouldBeNull();
            operation["responses"]!["401"].ShouldBeNull();
        }
        document["components"]!["schemas"]!.ToJsonString()
            .ShouldBe(signedIn["components"]!["schemas"]!.ToJsonString());
        OperationNames(document).ShouldBe(OperationNames(signedIn));
    }

    [Fact]
    public async Task Every_address_of_the_service_is_in_it_and_no_other()
    {
        var dashboard = Directory.CreateTempSubdirectory("dashboard");
        await using var api = await TestApi.StartAsync(options => options.DashboardDirectory = dashboard.FullName);
        var mapped = api.Service<EndpointDataSource>().Endpoints.Cast<RouteEndpoint>()
            .Select(endpoint => "/" + endpoint.RoutePattern.RawText!.TrimStart('/'))
            .Select(path => path.Replace("{documentName}", "v1", StringComparison.Ordinal))
            .Distinct();

        var document = await api.Http.GetJsonAsync("/openapi/v1.json");

        document["paths"]!.AsObject().Select(path => path.Key).ShouldBe(mapped, ignoreOrder: true);
        dashboard.Delete(recursive: true);
    }

    [Fact]
    public async Task Everything_in_it_is_described()
    {
        await using var service = await SignedInApi.StartAsync();
        var document = await DescribedApi.ReadAsync(service);
        foreach (var (path, method, operation) in DescribedApi.Operations(document))
        {
            foreach (var member in new[] { "operationId", "summary", "description", "tags" })
                operation[member].ShouldNotBeNull($"{method} {path}: {member}");
            foreach (var parameter in operation["parameters"]?.AsArray() ?? [])
                ShouldBeDescribed(parameter!, $"{method} {path} {parameter!["name"]}");
        }
        OperationNames(document).ShouldBeUnique();
        foreach (var kind in document["components"]!.AsObject())
        {
            foreach (var component in kind.Value!.AsObject())
                ShouldBeDescribed(component.Value!, $"{kind.Key} {component.Key}");
        }
        PropertiesIn(document, "#").ShouldNotBeEmpty();
        foreach (var (place, property) in PropertiesIn(document, "#"))
            ShouldBeDescribed(property, place);
    }

    [Fact]
    public async Task It_names_no_host()
    {
        await using var service = await SignedInApi.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/openapi/v1.json");
        request.Headers.Host = $"inner.localhost:{service.Api.Address.Port}";
        using var response = await service.Api.Http.SendAsync(request, Cancel);
        var text = await response.Content.ReadAsStringAsync(Cancel);

        ((int)response.StatusCode).ShouldBe(200, text);
        text.ShouldNotContain("localhost");
        text.ShouldNotContain("127.0.0.1");
        JsonNode.Parse(text)!["servers"]!.AsArray().ShouldHaveSingleItem()!["url"]!.ToString().ShouldBe("/");
    }

    private static List<string> OperationNames(JsonNode document) =>
        [.. DescribedApi.Operations(document).Select(operation => (string)operation.Operation["operationId"]!)];

    /// <summary>Every named property of every schema, wherever it stands.</summary>
    private static IEnumerable<(string Place, JsonNode Property)> PropertiesIn(JsonNode? node, string place) => node switch
    {
        JsonObject members => members.SelectMany(member =>
            (member.Key == "properties"
                ? member.Value!.AsObject().Select(property => ($"{place}/{property.Key}", property.Value!))
                : [])
            .Concat(PropertiesIn(member.Value, $"{place}/{member.Key}"))),
        JsonArray items => items.SelectMany(item => PropertiesIn(item, $"{place}[]")),
        _ => [],
    };

    private static void ShouldBeDescribed(JsonNode node, string place) =>
        ((string?)node["description"]).ShouldNotBeNullOrWhiteSpace(place);
}
