/** The generated mirror DAO: the DAO's own interface over DynamoDB. */
package io.dynamoshadow.mirror;
