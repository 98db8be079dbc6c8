using Aetherion.GraphQL.Execution;
using Aetherion.GraphQL.Tests.Library;

namespace Aetherion.GraphQL.Tests.Execution;

public sealed class ErrorTests
{
    [Fact]
    public async Task An_unexpected_exception_is_masked_and_has_a_trace_id()
    {
        using var server = new LibraryServer(null, builder => builder.AddType(typeof(FailingQueries)));

        var result = await server.ExecuteAsync("{ secret }");

        result.ShouldMatch(
            """^\{"errors":\[\{"message":"Unexpected error\.","locations":\[\{"line":1,"column":3\}\],"path":\["secret"\],"extensions":\{"code":"INTERNAL","traceId":"[0-9a-f]{32}"\}\}\],"data":\{"secret":null\}\}$""");
    }

    [Fact]
    public async Task Details_are_sent_only_when_they_are_asked_for()
    {
        using var server = new LibraryServer(
            options => options.IncludeExceptionDetails = true, builder => builder.AddType(typeof(FailingQueries)));

        (await server.ExecuteAsync("{ secret }")).ShouldContain("password");
    }

    [Fact]
    public async Task A_filter_turns_exceptions_of_the_application_into_errors_with_codes()
    {
        using var server = new LibraryServer(
            null, builder => builder.AddType(typeof(FailingQueries)).AddErrorFilter<CodingFilter>());

        var result = await server.ExecuteAsync("{ secret }");

        result.ShouldBe(
            """{"errors":[{"message":"Not now.","locations":[{"line":1,"column":3}],"path":["secret"],"extensions":{"code":"FEED_STALE","retryable":true,"retryAfterMs":250}}],"data":{"secret":null}}""");
    }

    [Fact]
    public async Task An_error_with_several_causes_keeps_them_all()
    {
        using var server = new LibraryServer(null, builder => builder.AddType(typeof(FailingQueries)));

        var result = await server.ExecuteAsync("{ twice }");

        result.ShouldContain("\"message\":\"one\"");
        result.ShouldContain("\"message\":\"two\"");
    }

    private sealed class CodingFilter : IErrorFilter
    {
        public IError OnError(IError error) => error.Exception is InvalidOperationException
            ? ErrorBuilder.New().SetMessage("Not now.").SetCode("FEED_STALE")
                .SetExtension("retryable", true).SetExtension("retryAfterMs", 250).Build()
            : error;
    }
}
