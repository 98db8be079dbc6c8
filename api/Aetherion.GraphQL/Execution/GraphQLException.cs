namespace Aetherion.GraphQL.Execution;

/// <summary>Thrown by resolvers: its errors reach the client as they are, where other exceptions are masked.</summary>
public sealed class GraphQLException : Exception
{
    public GraphQLException()
        : this("Unexpected error.")
    {
    }

    public GraphQLException(string message)
        : this(new GraphQLError(message))
    {
    }

    public GraphQLException(string message, Exception innerException)
        : base(message, innerException) => Errors = [new GraphQLError(message) { Exception = innerException }];

    public GraphQLException(params IError[] errors)
        : base(errors.Length == 0 ? null : errors[0].Message) => Errors = errors;

    public IReadOnlyList<IError> Errors { get; }
}
