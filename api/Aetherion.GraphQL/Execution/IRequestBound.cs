namespace Aetherion.GraphQL.Execution;

/// <summary>An object of a request that is told which request it is.</summary>
internal interface IRequestBound
{
    void Bind(RequestContext request);
}
