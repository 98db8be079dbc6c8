using Aetherion.Api.Access;
using Aetherion.GrainInterfaces;
using Aetherion.GraphQL.Execution;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Aetherion.Api.Tests.Access;

public sealed class CallerRulesTests
{
    [Theory]
    [InlineData(AccessScopes.Read, false)]
    [InlineData(AccessScopes.Read | AccessScopes.Trade, false)]
    [InlineData(AccessScopes.Admin, true)]
    [InlineData(AccessScopes.All, true)]
    public async Task Only_the_scope_admin_may_send_documents_that_are_not_trusted(AccessScopes scopes, bool isAllowed)
    {
        var rules = await RulesOf(new ApiOptions(), new Caller("t", "key", AccessRole.Admin, scopes));

        rules.AllowAdHocDocuments.ShouldBe(isAllowed);
        rules.EnableIntrospection.ShouldBe(true);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Who_has_not_signed_in_sees_of_the_schema_what_the_operator_allows(bool isAllowed)
    {
        var rules = await RulesOf(new ApiOptions { IntrospectionForAnonymous = isAllowed }, RequestCaller.Anonymous);

        rules.EnableIntrospection.ShouldBe(isAllowed);
        rules.EnableSuggestions.ShouldBe(isAllowed);
        rules.AllowAdHocDocuments.ShouldBeFalse();
    }

    [Fact]
    public async Task With_trusted_operations_the_api_takes_no_others()
    {
        await using var api = await TestApi.StartAsync(options =>
        {
            options.TrustedOperations = TrustedOperations.From(["{ systemStatus { environment } }"]);
            options.SignIn = new SignInOptions();
            options.IntrospectionForAnonymous = true;
        });

        (await AskAsync(api, "{ systemStatus { startedTime } }")).ShouldContain("PERSISTED_OPERATION_REQUIRED");
        (await AskAsync(api, "{ systemStatus { environment } }")).ShouldNotContain("PERSISTED_OPERATION_REQUIRED");
    }

    private static async Task<RequestRules> RulesOf(ApiOptions options, Caller caller)
    {
        await using var services = new ServiceCollection()
            .AddSingleton<ICallerContext>(new RequestCaller(options) { Caller = caller })
            .BuildServiceProvider();
        var scope = await new CallerRules(options).OnCreateAsync(
            new DefaultHttpContext(),
            new GraphQLRequest("{ __typename }"),
            new ExecutionScope(services),
            TestContext.Current.CancellationToken);
        return scope.Rules;
    }

    private static async Task<string> AskAsync(TestApi api, string document) => await api.Http.GetStringAsync(
        new Uri($"graphql?query={Uri.EscapeDataString(document)}", UriKind.Relative),
        TestContext.Current.CancellationToken);
}
